import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoShop } from './demo-shop.ts';
import { HANG_MS } from './hang.ts';
import { fromItsOwnNetwork } from './visitor.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Look = { width: 360 | 1280; theme: 'light' | 'dark' };
export const LOOKS: readonly Look[] = [
  { width: 360, theme: 'light' },
  { width: 360, theme: 'dark' },
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
];

const sizeOf = ({ width }: Look) => ({ width, height: width === 360 ? 740 : 860 });

let browser: Promise<Browser> | null = null;
const launched = () => {
  browser ??= chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: FLAGS });
  return browser;
};
export const closeBrowser = async () => {
  await (await browser)?.close();
  browser = null;
};

export type Visit = { page: Page; faults: string[]; close(): Promise<void> };

/**
 * Scripts and styles from the disk that the app would serve them from. A fresh profile has nothing cached, and local
 * workerd takes half of a visit to hand out thirty files.
 */
const fromDisk = (context: BrowserContext) =>
  context.route(/\/assets\/[^/]+\.(js|css)$/, (route) =>
    route.fulfill({ path: join('dist', new URL(route.request().url()).pathname) }),
  );

type Options = {
  /** Every byte comes from the app, scripts and styles too. */
  served?: boolean;
  /** Of the browser, e.g. `pl-PL`. */
  locale?: string;
  timezoneId?: string;
  network?: ReturnType<typeof fromItsOwnNetwork>;
};

/** A fresh profile. `faults` collects what the console and the network complain about. */
export async function visit(
  look: Look = { width: 1280, theme: 'light' },
  url = demoShop().url,
  { served = false, network = fromItsOwnNetwork(), ...locality }: Options = {},
): Promise<Visit> {
  const context = await (await launched()).newContext({
    baseURL: url,
    viewport: sizeOf(look),
    colorScheme: look.theme,
    ...locality,
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
    extraHTTPHeaders: network,
  });
  if (!served) await fromDisk(context);
  const page = await context.newPage();
  page.setDefaultTimeout(HANG_MS);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  return { page, faults, close: () => context.close() };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What a theme alone can break; null is everything. */
type Rules = readonly string[] | null;
const CONTRAST: Rules = ['color-contrast'];

/** In the page itself: axe's wrapper for Playwright opens a further page per look, which takes several times as long. */
async function expectAccessible(page: Page, rules: Rules): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: [...only] } : {}) });
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  }, rules);
  expect(violations).toEqual([]);
}

export async function expectNarrowEnough(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** No axe violation, and nothing wider than the window. */
export async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page, null);
  await expectNarrowEnough(page);
}

/** Once no colour is on its way from one theme to the other: what inherits one sets out when its parent has arrived. */
export const coloured = (page: Page) =>
  page.evaluate(async () => {
    const moving = () => document.getAnimations().some((animation) => animation instanceof CSSTransition);
    for (let still = 0; still < 3; still = moving() ? 0 : still + 1) await new Promise(requestAnimationFrame);
  });

/** The page as it stands at both widths in both themes: sound in each. */
export async function expectSoundInEveryLook(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const look of LOOKS) {
    await page.setViewportSize(sizeOf(look));
    await page.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' });
    await coloured(page);
    // Widths are the same in either theme: one of them is looked at in whole.
    await expectAccessible(page, (look.width === 360) === (look.theme === 'light') ? null : CONTRAST);
    await expectNarrowEnough(page);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' });
  if (before) await page.setViewportSize(before);
}
