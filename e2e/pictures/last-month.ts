import type { Page } from 'playwright-core';
import { t } from '../../ui/vpn/i18n/en/traffic.ts';
import { now } from './still/time.ts';

/** A month that is whole. */
export async function lastMonth(page: Page): Promise<void> {
  const today = new Date(await now());
  const before = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1));
  await page.getByLabel(t('year')).selectOption(String(before.getUTCFullYear()));
  await page.getByLabel(t('month'), { exact: true }).selectOption(String(before.getUTCMonth() + 1));
  await page.getByRole('button', { name: t('load') }).click();
  await page.locator('.traffic-totals').waitFor();
}
