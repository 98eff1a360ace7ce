/** Two customers: one in a network with every protocol, one in a network without AmneziaWG. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { closeBrowser, type Look, visit } from './browser.ts';
import { delivered, signIn, steer } from './delivered.ts';
import { clerk, sell } from './plan.ts';

type Mine = Awaited<ReturnType<typeof delivered>>;
type Options = { look?: Look; userAgent?: string };

const EVERY = { wireguard: true, amneziawg: true, openvpn: true, ikev2: true };

export function everyProtocol() {
  const people = { all: {} as Mine, some: {} as Mine };
  beforeAll(async () => {
    people.some = await delivered();
    await steer('networks', { name: 'Every', cidr: '10.77.0.0/24', ...EVERY });
    const plan = `Every ${crypto.randomUUID().slice(0, 6)}`;
    await sell(await clerk(), plan, 'Every');
    people.all = await delivered(20_000_000, plan);
  });
  afterAll(async () => {
    await steer('faults', null, 'DELETE');
    await closeBrowser();
  });
  return people;
}

/** A page of the service, in the browser of its customer. */
export async function at(path: string, mine: Mine, { look, userAgent }: Options = {}) {
  const v = await visit(look);
  if (userAgent)
    await v.page.addInitScript((ua) => Object.defineProperty(navigator, 'userAgent', { get: () => ua }), userAgent);
  await signIn(v.page, mine.me);
  await v.page.goto(`/services/${mine.id}${path}`);
  await v.page.getByRole('heading', { level: 1 }).waitFor();
  return v;
}

export async function download(page: Page, press: Locator): Promise<{ name: string; file: Buffer }> {
  const [saved] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return { name: saved.suggestedFilename(), file: readFileSync(await saved.path()) };
}
