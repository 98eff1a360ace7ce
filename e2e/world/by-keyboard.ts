/** What a person without a mouse does: Tab to a control, type, press keys. Nothing here clicks. */
import type { Locator, Page } from 'playwright-core';

const STEPS = 250;
const hasFocus = (target: Locator) =>
  target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));

/** Presses Tab until `target`, or one of them, has the focus; what the keyboard does not reach fails. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let i = 0; i < STEPS; i++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

export async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Replaces what stands in a field. */
export async function enter(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Chooses an option of a combobox by what it is called. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name: label }));
  await page.keyboard.type(option);
  await page.getByRole('option', { name: option }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Opens a page by its name with the command palette. */
export async function open(page: Page, what: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search clients' }).waitFor();
  await page.keyboard.type(what);
  await page.getByRole('option', { name: what, selected: true }).waitFor();
  await page.keyboard.press('Enter');
}
