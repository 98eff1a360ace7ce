/** Takes a page in both languages, at both widths, in both themes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { catalogsReady } from '../../ui/i18n/catalog.ts';
import { setLanguage } from '../../ui/i18n/language.ts';
import { coloured, visit } from '../world/browser.ts';
import { demoShop } from '../world/demo-shop.ts';
import { until, type Visitor } from '../world/visitor.ts';

export const FOLDER = join('docs', 'screenshots');
export const LANGUAGES = ['en', 'pl'] as const;
export const WIDTHS = [360, 1440] as const;
export const THEMES = ['light', 'dark'] as const;
type Language = (typeof LANGUAGES)[number];
type Width = (typeof WIDTHS)[number];

const LOCALES = { en: 'en-GB', pl: 'pl-PL' } as const;
const HEIGHTS = { 360: 740, 1440: 900 } as const;
/** Below it, a page goes on as it began. */
const TALLEST = 2400;
const LOADED_MS = 10_000;

export type Person = { me: Visitor; customer: boolean };
type Plan = { route?: string; languages?: readonly Language[]; widths?: readonly Width[] };
/** One page, or one state of it, of a shop that is known as `W`. */
export type Shot<W> = {
  name: string;
  /** What a reader of the index sees there. */
  shows: string;
  /** The address in the route table that this is the picture of; a further state of a page has none. */
  route?: string;
  who?: (world: W) => Person;
  path: string | ((world: W) => string | Promise<string>);
  userAgent?: string;
  /** What is done on the page first, by words in the language of the picture. */
  ready?: (page: Page, world: W) => Promise<unknown>;
  before?: (world: W) => Promise<unknown>;
  after?: (world: W) => Promise<unknown>;
  /** Only what the window shows: a dialog stands in its middle. */
  window?: true;
  widths?: readonly Width[];
  languages?: readonly Language[];
  /** The panel is made to fail, and the browser's console says so. */
  faulty?: true;
};

type Look = { language: Language; width: Width; theme: (typeof THEMES)[number] };
/** Of a page every look; of a further state of it the wide, light one in English and the narrow, dark one in Polish. */
export const looksOf = ({ route, languages = LANGUAGES, widths = WIDTHS }: Plan): Look[] => {
  const all = languages.flatMap((language) =>
    widths.flatMap((width) => THEMES.map((theme) => ({ language, width, theme }))),
  );
  if (route !== undefined) return all;
  return all.filter(
    ({ language, width, theme }) =>
      (width === 1440) === (theme === 'light') && (languages.length === 1 || (language === 'en') === (width === 1440)),
  );
};
export const fileOf = (name: string, { language, width, theme }: Look) => `${name}-${language}-${width}-${theme}.webp`;

/** The spinner of `.works` turns until a device connects. */
const LOADING = ':is(main, dialog[open]) :is([aria-busy=true], .skeleton, .spinner):not(.works *):visible';
const loaded = (page: Page) =>
  until(
    () => page.locator(LOADING).count(),
    (n) => n === 0,
    LOADED_MS,
  );

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await loaded(page);
}

/** As tall as the page: bars that stick to the window's edge are then at the page's. What comes into sight may load. */
async function unrolled(page: Page, width: Width): Promise<void> {
  let height: number = HEIGHTS[width];
  for (let tries = 0; tries < 3; tries++) {
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    if (whole <= height) break;
    height = Math.min(whole, TALLEST);
    await page.setViewportSize({ width, height });
    await coloured(page);
    await loaded(page);
  }
}

/** WebP without loss: half as large as the PNG, and text stays as sharp. */
const save = (png: Buffer, file: string): void => {
  execFileSync('cwebp', ['-quiet', '-lossless', '-z', '8', '-o', join(FOLDER, file), '--', '-'], { input: png });
};

async function capture(page: Page, { width, theme }: Look, wholePage: boolean): Promise<Buffer> {
  await page.setViewportSize({ width, height: HEIGHTS[width] });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.mouse.move(0, 0);
  await coloured(page);
  if (wholePage) await unrolled(page, width);
  return page.screenshot();
}

async function takeIn<W>(language: Language, shot: Shot<W>, world: W): Promise<void> {
  setLanguage(language);
  await catalogsReady();
  const person = shot.who?.(world);
  if (person?.customer) await person.me.call('PUT', '/client/language', { language });
  const { url } = demoShop();
  const { page, faults, close } = await visit(undefined, url, { locale: LOCALES[language] });
  try {
    await page.addInitScript((code) => localStorage.setItem('culvert.language', code), language);
    if (shot.userAgent)
      await page.addInitScript(
        (ua) => Object.defineProperty(navigator, 'userAgent', { get: () => ua }),
        shot.userAgent,
      );
    await page.context().addCookies([...(person?.me.jar ?? [])].map(([name, value]) => ({ name, value, url })));
    const looks = looksOf(shot).filter((look) => look.language === language);
    const { width } = looks[0] ?? { width: 1440 };
    await page.setViewportSize({ width, height: HEIGHTS[width] });
    await page.goto(typeof shot.path === 'string' ? shot.path : await shot.path(world));
    await settled(page);
    await shot.ready?.(page, world);
    await loaded(page);
    for (const look of looks) save(await capture(page, look, !shot.window), fileOf(shot.name, look));
    if (!shot.faulty) expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

export async function take<W>(shot: Shot<W>, world: W): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  try {
    await shot.before?.(world);
    for (const language of new Set(looksOf(shot).map((look) => look.language))) await takeIn(language, shot, world);
  } finally {
    await shot.after?.(world);
  }
}
