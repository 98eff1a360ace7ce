import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { closeBrowser, expectSound, type Look } from './world/browser.ts';
import { heading, signedIn } from './world/console-pages.ts';
import { demoShop } from './world/demo-shop.ts';
import { funded } from './world/funded.ts';
import { visitor } from './world/visitor.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
afterAll(closeBrowser);

/** What the first row that is shown says of who did it, in the dialog that it opens. */
async function firstActor(page: Page): Promise<string> {
  await page.locator('main tbody tr .row-link').first().click();
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  const text = await dialog.innerText();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return text;
}

it('L21 given what an administrator, a customer, a job and a visitor did, the activity log shows of each who it was, and filtered by one kind only what that kind did', async () => {
  await funded(demoShop().url, 20_000_000, { name: 'Zofia Zapis', email: 'zofia@log.example' });
  await visitor(demoShop().url)
    .post('/session', { email: 'zofia@log.example', password: 'not this one' })
    .catch(() => 0);
  const { page, faults, close } = await signedIn(WIDE);
  for (const [kind, name] of [
    ['admin', /Demo Operator \(Staff\)/],
    ['user', /Zofia Zapis \(Client\)/],
    ['system', /\w+ \(The shop itself\)/],
    ['anonymous', /\(Visitor\)/],
  ] as const) {
    const [answer] = await Promise.all([
      page.waitForResponse(/\/rpc\/admin\/activity\/list$/),
      page.goto(`/admin/activity?actorKind=${kind}`),
    ]);
    const { items } = (await answer.json()).json as { items: { actorKind: string }[] };
    expect([...new Set(items.map(({ actorKind }) => actorKind))]).toEqual([kind]);
    await heading(page, 'Activity log');
    await page.locator('main tbody tr').first().waitFor();
    expect(await firstActor(page), kind).toMatch(name);
  }
  await expectSound(page);
  expect(faults).toEqual([]);
  await close();
});
