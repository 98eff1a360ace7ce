import type { Page } from 'playwright-core';
import { t } from '../../ui/vpn/i18n/en/traffic.ts';

/** A month that is whole on any day on which the pictures are taken. */
export async function lastMonth(page: Page): Promise<void> {
  const now = new Date();
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  await page.getByLabel(t('year')).selectOption(String(before.getUTCFullYear()));
  await page.getByLabel(t('month'), { exact: true }).selectOption(String(before.getUTCMonth() + 1));
  await page.getByRole('button', { name: t('load') }).click();
  await page.locator('.traffic-totals').waitFor();
}
