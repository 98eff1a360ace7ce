/** A customer's own account, from the menu that leads there to the mailbox that confirms a new address. */
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSound, expectSoundInEveryLook, visit } from './world/browser.ts';
import { demoShop } from './world/demo-shop.ts';
import { heading, PASSWORD, signUp } from './world/portal-pages.ts';
import { until } from './world/visitor.ts';

afterAll(closeBrowser);

const NEW_PASSWORD = 'another correct horse';
const ITEMS = '.entries .entry';

async function openAccount(page: Page) {
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Account', exact: true }).click();
  await heading(page, 'Account');
  await page.getByLabel('Name').waitFor();
}
async function openSecurity(page: Page) {
  await openAccount(page);
  await page.getByRole('link', { name: 'Sign-in and security' }).click();
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
  await page.locator(ITEMS).first().waitFor();
}
async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: false }).first().fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await heading(page, /^Hello/);
}

type Mails = { items: { to: string; subject: string; text: string }[] };
/** The link to `path` in the newest mail to the address. */
async function mailedLink(to: string, path: string): Promise<string> {
  const link = (mails: Mails) =>
    mails.items.flatMap((m) => (m.to === to ? (m.text.match(new RegExp(`https?://\\S+/${path}#\\S+`)) ?? []) : []))[0];
  const ask = async () => (await (await fetch(`${demoShop().url}/api/v1/demo/mails`)).json()) as Mails;
  return link(await until(ask, (mails) => link(mails) !== undefined)) ?? '/';
}

describe('the account page', () => {
  it('CA-10 given a new customer, the home page asks for the profile; name, company and address saved on it make the client active, and the banner is gone', async () => {
    const { page, faults, close } = await visit();
    await signUp(page);
    await page.getByText('Your profile is not complete').waitFor();
    await openAccount(page);
    await page.getByLabel('Name').fill('Maria Nowak-Lis');
    await page.getByLabel('Company').fill('Lis Sp. z o.o.');
    await page.getByLabel('Street and number').fill('ul. Długa 1');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Enter the city.').first().waitFor();
    await page.getByLabel('City').fill('Kraków');
    await page.getByLabel('Country').selectOption('PL');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Profile saved').waitFor();
    await page.getByRole('link', { name: 'Home', exact: true }).first().click();
    await heading(page, 'Hello, Maria Nowak-Lis');
    expect(await page.getByText('Your profile is not complete').count()).toBe(0);
    await page.goto('/account');
    await page.getByLabel('Name').waitFor();
    expect(await page.getByLabel('Country').inputValue()).toBe('PL');
    expect(faults).toEqual([]);
    await close();
  });

  it('the language is Polish at once, stays so after a reload and in a browser that never chose, and goes back to English', async () => {
    const [mine, other] = [await visit(), await visit()];
    const email = await signUp(mine.page);
    await openAccount(mine.page);
    await mine.page.getByLabel('Language').selectOption('pl');
    await heading(mine.page, 'Konto');
    await mine.page.getByText('Język zapisany').waitFor();
    await mine.page.reload();
    await heading(mine.page, 'Konto');
    await expectSound(mine.page);
    await other.page.goto('/sign-in');
    await other.page.getByLabel('E-mail').fill(email);
    await other.page.getByLabel('Password', { exact: false }).first().fill(PASSWORD);
    await other.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading(other.page, /^Witaj|^Cześć|^Dzień dobry/);
    await mine.page.getByLabel('Język', { exact: true }).selectOption('en');
    await heading(mine.page, 'Account');
    await Promise.all([mine.close(), other.close()]);
  });

  it('given two browsers, a new password needs the present one, signs the other browser out and is mailed; this one stays', async () => {
    const [mine, other] = [await visit(), await visit()];
    const email = await signUp(mine.page);
    await signIn(other.page, email);
    await openSecurity(mine.page);
    await mine.page.getByRole('button', { name: 'Change password' }).click();
    const dialog = mine.page.getByRole('dialog');
    await dialog.getByLabel('Current password').fill('not my password');
    await dialog.getByLabel('New password').fill(NEW_PASSWORD);
    await dialog.getByRole('button', { name: 'Set new password' }).click();
    await dialog.getByText('That is not your current password.').waitFor();
    await dialog.getByLabel('Current password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Set new password' }).click();
    await mine.page.getByText('Your password is changed').waitFor();
    await other.page.goto('/wallet');
    await heading(other.page, 'Sign in');
    await mine.page.goto('/wallet');
    await mine.page.getByRole('navigation', { name: /./ }).first().waitFor();
    expect(await mine.page.getByRole('heading', { level: 1, name: 'Sign in' }).count()).toBe(0);
    await signIn(other.page, email, NEW_PASSWORD);
    const mails = async () => (await (await fetch(`${demoShop().url}/api/v1/demo/mails`)).json()) as Mails;
    const told = (m: Mails) => m.items.some(({ to, subject }) => to === email && /password was changed/.test(subject));
    expect(told(await until(mails, told))).toBe(true);
    await Promise.all([mine.close(), other.close()]);
  });

  it('given three browsers, the list tells them apart; one is signed out by its button, the rest at once', async () => {
    const [mine, a, b] = [await visit(), await visit(), await visit()];
    const email = await signUp(mine.page);
    await signIn(a.page, email);
    await openSecurity(mine.page);
    await mine.page.locator(ITEMS).nth(1).waitFor();
    expect(await mine.page.locator(ITEMS).count()).toBe(2);
    expect(await mine.page.getByText('This device').count()).toBe(1);
    expect(await mine.page.locator(ITEMS).first().innerText()).toMatch(/Chrome on Linux/);
    await mine.page.getByRole('button', { name: /^Sign out: / }).click();
    await mine.page.getByText('Signed out there').waitFor();
    await a.page.goto('/wallet');
    await heading(a.page, 'Sign in');
    await signIn(b.page, email);
    await signIn(a.page, email);
    await mine.page.reload();
    await mine.page.locator(ITEMS).nth(2).waitFor();
    await mine.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await mine.page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere else' }).click();
    await mine.page.getByText('Signed out everywhere else').waitFor();
    for (const { page } of [a, b]) {
      await page.goto('/wallet');
      await heading(page, 'Sign in');
    }
    await mine.page.reload();
    await mine.page.locator(ITEMS).first().waitFor();
    expect(await mine.page.locator(ITEMS).count()).toBe(1);
    await Promise.all([mine, a, b].map((v) => v.close()));
  });
});

describe('another e-mail address', () => {
  it('the old address can stop it, the new one confirms it by a button, and the session goes on; each step is sound at both widths in both themes', async () => {
    const { page, faults, close } = await visit();
    const email = await signUp(page);
    const wanted = `${crypto.randomUUID().slice(0, 8)}@new.example`;
    await openAccount(page);
    await expectSoundInEveryLook(page);
    await page.getByRole('link', { name: 'Sign-in and security' }).click();
    const ask = async () => {
      await page.getByRole('button', { name: 'Change e-mail' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('New e-mail').fill(wanted);
      await dialog.getByLabel('Current password').fill(PASSWORD);
      await expectSoundInEveryLook(page);
      await dialog.getByRole('button', { name: 'Send the link' }).click();
      await page.getByText(`Waiting for ${wanted}`).waitFor();
    };
    await ask();
    await expectSoundInEveryLook(page);
    await page.goto(await mailedLink(email, 'keep-email'));
    await page.getByRole('button', { name: 'Stop the change' }).click();
    await page.getByText(`Your e-mail address stays ${email}`).waitFor();
    await expectSoundInEveryLook(page);
    await page.goto(await mailedLink(wanted, 'confirm-email'));
    await page.getByRole('button', { name: 'Use this address' }).click();
    await page.getByText('This link does not open any more').waitFor();
    await expectSoundInEveryLook(page);
    await page.getByRole('link', { name: 'Go to your account' }).click();
    const dead = await mailedLink(wanted, 'confirm-email');
    await ask();
    await until(
      () => mailedLink(wanted, 'confirm-email'),
      (link) => link !== dead,
    );
    await page.goto(await mailedLink(wanted, 'confirm-email'));
    await heading(page, 'Confirm your new e-mail address');
    expect(page.url()).toMatch(/\/confirm-email$/);
    await page.reload();
    await heading(page, 'Confirm your new e-mail address');
    expect(page.url()).toMatch(/\/confirm-email$/);
    await expectSoundInEveryLook(page);
    await page.getByRole('button', { name: 'Use this address' }).click();
    await page.getByText(`Your e-mail address is now ${wanted}`).waitFor();
    await expectSoundInEveryLook(page);
    await page.getByRole('link', { name: 'Go to your account' }).click();
    await page.locator('dl.facts').getByText(wanted).waitFor();
    expect(faults).toEqual([]);
    await close();
  });
});
