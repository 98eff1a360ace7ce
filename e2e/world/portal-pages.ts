/** What a customer does on the portal's pages, by the words and labels that are on them. */
import type { Page } from 'playwright-core';

export const PASSWORD = 'correct horse battery';
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

export async function signUp(page: Page): Promise<string> {
  const email = `${crypto.randomUUID().slice(0, 8)}@customer.example`;
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Maria Nowak');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: false }).first().fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await heading(page, 'Hello, Maria Nowak');
  return email;
}

export async function addFunds(page: Page, amount: string): Promise<void> {
  await page.goto('/add-funds');
  await page.getByLabel('Amount to add').fill(amount);
  await page.getByText('Test card').click();
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('button', { name: 'Approve payment' }).click();
  await heading(page, 'Payment received');
}

export async function order(page: Page, plan: string): Promise<void> {
  await page.goto('/order');
  await page
    .getByRole('link', { name: new RegExp(plan) })
    .first()
    .click();
  await page.getByRole('button', { name: 'Order now' }).click();
  await page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
}
