import { readFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { DEMO_TOKEN, startPanel, warsaw } from '../../sim/index.ts';
import { type PostOffice, startPostOffice } from './post/start.ts';
import { startRogue } from './rogue.ts';

declare module 'vitest' {
  interface ProvidedContext {
    panel: { url: string; token: string };
    secondPanel: { url: string; token: string };
    rogue: { url: string };
    postOffice: PostOffice;
    /** Over https: trusted here, trusted but made out for another name, trusted by nobody. */
    tlsPanels: { trusted: string; elsewhere: string; selfSigned: string };
  }
}

/** Of the test CA, which the workers under test trust; its own key was never kept. */
const certificate = (name: string) => {
  const read = (kind: string) => readFileSync(new URL(`./tls/${name}.${kind}`, import.meta.url), 'utf8');
  return { cert: read('crt'), key: read('key') };
};

/** Runs in Node: real panels over real HTTP for the tests inside workerd. */
export default async function panels(project: TestProject) {
  const [first, second, rogue, post, trusted, elsewhere, selfSigned] = await Promise.all([
    startPanel({ port: 0 }),
    startPanel({ port: 0, state: warsaw() }),
    startRogue(),
    startPostOffice(),
    startPanel({ tlsPort: 0, tls: certificate('localhost') }),
    startPanel({ tlsPort: 0, tls: certificate('elsewhere') }),
    startPanel({ tlsPort: 0, tls: certificate('self-signed') }),
  ]);
  project.provide('panel', { url: first.url, token: DEMO_TOKEN });
  project.provide('secondPanel', { url: second.url, token: DEMO_TOKEN });
  project.provide('rogue', { url: rogue.url });
  project.provide('postOffice', post.office);
  const secure = [trusted, elsewhere, selfSigned] as const;
  const [good, other, own] = secure.map(({ tlsUrl }) => tlsUrl ?? '');
  project.provide('tlsPanels', { trusted: good ?? '', elsewhere: other ?? '', selfSigned: own ?? '' });
  return async () => {
    await Promise.all([first, second, rogue, post, ...secure].map((one) => one.close()));
  };
}
