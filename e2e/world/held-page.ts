/** A page of the console that is opened while nothing from a panel comes through. */
import type { BrowserContext } from 'playwright-core';
import { until } from './visitor.ts';

/** How long a panel may keep a page is shown by its deadlines (`worker/hung-panel.test.ts`); these are a busy machine's. */
export const LONGEST_MS = 25_000;
const SHELL_MS = 15_000;
const ASKS_PANEL = /\/rpc\/admin\/\w+\/(observe|networks|networkTree|month)$/;

/** What asks a panel is let through once the page stands: one that waits for it first never does. */
export async function openedBeforeThePanel(context: BrowserContext, path: string) {
  const [tab, began] = [await context.newPage(), Date.now()];
  const stands = Promise.withResolvers<void>();
  let held = 0;
  await tab.route(ASKS_PANEL, async (route) => {
    held++;
    await stands.promise;
    await route.continue();
  });
  await tab.goto(path);
  await tab.locator('main h1').waitFor({ timeout: SHELL_MS });
  const shell = Date.now() - began <= SHELL_MS;
  const calls = async () => held;
  const asks = (await until(calls, (n) => n > 0, SHELL_MS)) > 0;
  stands.resolve();
  const waiting = () => tab.locator('main :is(.skeleton, .spinner)').count();
  const left = await until(waiting, (n) => n === 0, LONGEST_MS);
  await tab.close();
  return { path, asks, shell, all: left === 0 };
}
