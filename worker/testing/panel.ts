import type { TestProject } from 'vitest/node';
import { DEMO_TOKEN, startPanel, warsaw } from '../../sim/index.ts';
import { startRogue } from './rogue.ts';

declare module 'vitest' {
  interface ProvidedContext {
    panel: { url: string; token: string };
    secondPanel: { url: string; token: string };
    rogue: { url: string };
  }
}

/** Runs in Node: real panels over real HTTP for the tests inside workerd. */
export default async function panels(project: TestProject) {
  const [first, second, rogue] = await Promise.all([
    startPanel({ port: 0 }),
    startPanel({ port: 0, state: warsaw() }),
    startRogue(),
  ]);
  project.provide('panel', { url: first.url, token: DEMO_TOKEN });
  project.provide('secondPanel', { url: second.url, token: DEMO_TOKEN });
  project.provide('rogue', { url: rogue.url });
  return async () => {
    await Promise.all([first.close(), second.close(), rogue.close()]);
  };
}
