import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSound, expectSoundInEveryLook, type Look, visit } from './world/browser.ts';
import { heading, signedIn } from './world/console-pages.ts';
import { calls, delivered, signIn, steer } from './world/delivered.ts';

afterAll(closeBrowser);

const WIDE: Look = { width: 1280, theme: 'light' };
const GB = 1024 ** 3;

let mine: Awaited<ReturnType<typeof delivered>>;
beforeAll(async () => {
  mine = await delivered();
});

/** The month before this one on both clocks: whole, and still kept by the panel. */
const lastMonth = (() => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
})();
const [year, month] = [lastMonth.getUTCFullYear(), lastMonth.getUTCMonth() + 1];
const dateOf = (day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const title = lastMonth.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

async function loadLastMonth(page: Page): Promise<void> {
  await page.getByLabel('Year').selectOption(String(year));
  await page.getByLabel('Month').selectOption(String(month));
  await page.getByRole('button', { name: 'Load' }).click();
  await page.getByText(`Downloaded in ${title}`).waitFor();
}

describe('traffic statistics', () => {
  beforeAll(async () => {
    for (const [day, down, up] of [
      [20, 3 * GB, GB / 2],
      [21, 5.5 * GB, GB],
      [27, 1.5 * GB, GB / 2],
    ] as const)
      await steer('traffic', { client: mine.vpnName, date: dateOf(day), down, up });
  });

  it('V108 V110 shows the panel’s month at both widths in both themes: two filled lines, blue down and green up, with a legend, GB on the axis and in the tooltip, totals, and a table', async () => {
    const { page, faults, close } = await visit(WIDE);
    await signIn(page, mine.me);
    await page.goto(`/services/${mine.id}`);
    await page.getByRole('link', { name: 'Traffic statistics' }).click();
    await heading(page, 'Traffic statistics');
    await loadLastMonth(page);
    const figures = await page.locator('.traffic-totals .figure').allInnerTexts();
    expect(figures.map((text) => text.replace(/\s/g, ' '))).toEqual(['10.00 GB', '2.00 GB']);
    const chart = page.getByRole('img', { name: `Traffic in ${title}, day by day` });
    expect(await chart.locator('.chart-info .chart-area, .chart-ok .chart-area').count()).toBe(2);
    expect(await page.locator('.chart-legend').innerText()).toMatch(/Download\s+Upload/);
    expect((await chart.locator('.chart-tick text').allTextContents()).map((s) => s.replace(/\s/g, ' '))).toContain(
      '2 GB',
    );
    const colours = await Promise.all(
      ['info', 'ok'].map((tone) =>
        chart
          .locator(`.chart-${tone} .chart-line`)
          .first()
          .evaluate((line) => getComputedStyle(line).stroke),
      ),
    );
    const [blue = [], green = []] = colours.map((colour) => (colour.match(/\d+/g) ?? []).map(Number));
    expect(Math.max(...blue)).toBe(blue[2]);
    expect(Math.max(...green)).toBe(green[1]);
    const dots = await chart.locator('.chart-line').first().getAttribute('d');
    expect(dots?.match(/[ML]/g)?.length).toBeGreaterThan(10);
    const { width = 0 } = (await chart.boundingBox()) ?? {};
    await chart.hover({ position: { x: width * 0.68, y: 100 } });
    expect(await page.locator('.chart-tip').innerText()).toMatch(/Download:\s+[\d.]+\sGB|Download:\s+0\sB/);
    await page.getByText('1 GB = 1024³ bytes').waitFor();
    await expectSoundInEveryLook(page);
    await page.getByText('Show as a table').click();
    await page.getByRole('cell', { name: /5.50\sGB/ }).waitFor();
    await expectSoundInEveryLook(page);
    expect(faults).toEqual([]);
    await close();
  });

  it('V107 opens on the current month and offers this year and the three before; each Load asks', async () => {
    const { page, close } = await visit(WIDE);
    await signIn(page, mine.me);
    await page.clock.setFixedTime(new Date('2026-06-15T12:00:00Z'));
    await page.goto(`/services/${mine.id}/traffic`);
    await page
      .getByText(/June 2026|No figures|no longer kept/)
      .first()
      .waitFor();
    expect(await page.getByLabel('Year').locator('option').allInnerTexts()).toEqual(['2026', '2025', '2024', '2023']);
    expect(await page.getByLabel('Year').inputValue()).toBe('2026');
    expect(await page.getByLabel('Month').locator('option:checked').innerText()).toBe('June');
    const before = (await calls()).filter((call) => call.includes('/traffic/')).length;
    await page.getByRole('button', { name: 'Load' }).click();
    await expect.poll(async () => (await calls()).filter((call) => call.includes('/traffic/')).length).toBe(before + 1);
    await close();
  });

  it('V234 given a fresh service, its page says that nothing was counted yet and when the server counts next; then its figures are there', async () => {
    const fresh = await delivered();
    const { page, close } = await visit(WIDE);
    await signIn(page, fresh.me);
    await page.goto(`/services/${fresh.id}/traffic`);
    await page.getByText('No traffic counted yet').waitFor();
    await page.getByText(/adds it up again at \d\d:\d\d:00/).waitFor();
    await expectSoundInEveryLook(page);
    const date = await page.evaluate(() => new Date().toISOString().slice(0, 10));
    await steer('traffic', { client: fresh.vpnName, date, down: GB, up: GB });
    await page.getByRole('button', { name: 'Load' }).click();
    await page
      .getByText(/1.00\sGB/)
      .first()
      .waitFor();
    expect(await page.getByText('No traffic counted yet').count()).toBe(0);
    await close();
  });

  it('a month that the panel has forgotten says so, and days that it left out are not drawn as zero', async () => {
    const { page, close } = await visit({ width: 360, theme: 'light' });
    await signIn(page, mine.me);
    await page.goto(`/services/${mine.id}/traffic`);
    await page.getByLabel('Year').selectOption(String(year - 1));
    await page.getByRole('button', { name: 'Load' }).click();
    await page.getByText('This month is no longer kept').waitFor();
    await expectSound(page);
    await steer('faults', { fault: 'traffic-gap' });
    try {
      await loadLastMonth(page);
      await page.getByText('Some days are missing').waitFor();
      expect(await page.locator('.chart-info .chart-area').count()).toBeGreaterThan(2);
      await expectSound(page);
    } finally {
      await steer('faults', null, 'DELETE');
    }
    await close();
  });

  it('V098 the portal’s service has exactly Information and Traffic statistics, the current one marked, and nothing of a host', async () => {
    const { page, close } = await visit(WIDE);
    await signIn(page, mine.me);
    const entries = () =>
      page
        .getByRole('navigation', { name: 'Parts of this service' })
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute('aria-current')]));
    await page.goto(`/services/${mine.id}`);
    await page.getByText('Client name').waitFor();
    expect(await entries()).toEqual([
      ['Information', 'page'],
      ['Traffic statistics', null],
    ]);
    expect(await page.locator('main').innerText()).not.toMatch(/Visit website|Server name|Hostname|\bDomain\b/i);
    await page.getByRole('link', { name: 'Traffic statistics' }).click();
    await heading(page, 'Traffic statistics');
    expect(await entries()).toEqual([
      ['Information', null],
      ['Traffic statistics', 'page'],
    ]);
    await close();
  });

  it('staff see the same on the console', async () => {
    const { page, faults, close } = await signedIn(WIDE);
    await page.goto(`/admin/services/${mine.id}`);
    await page.getByRole('link', { name: 'Traffic statistics' }).click();
    await loadLastMonth(page);
    expect(await page.locator('.traffic-totals .figure').first().innerText()).toMatch(/10\.00\sGB/);
    await expectSound(page);
    expect(faults).toEqual([]);
    await close();
  });
});
