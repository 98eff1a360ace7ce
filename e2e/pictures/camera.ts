/** Takes a page as it looks, wide and narrow, light and dark, in both languages. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { catalogsReady } from '../../ui/i18n/catalog.ts';
import { setLanguage } from '../../ui/i18n/language.ts';
import { coloured, visit } from '../world/browser.ts';
import { demoShop } from '../world/demo-shop.ts';
import { fromItsOwnNetwork, until, type Visitor } from '../world/visitor.ts';
import { now } from './still/time.ts';

/** What stands in the repository; every other look of a page is only taken on demand. */
export const FOLDER = join('docs', 'screenshots');
export const ELSEWHERE = join('.data', 'screenshots');
type Language = 'en' | 'pl';
type Width = 360 | 1440;
type Theme = 'light' | 'dark';
type Look = { language: Language; width: Width; theme: Theme };

const LOOKS: readonly Look[] = [
  { language: 'en', width: 1440, theme: 'light' },
  { language: 'pl', width: 360, theme: 'dark' },
];
const OTHER_LOOKS: readonly Look[] = (['en', 'pl'] as const)
  .flatMap((language) => ([360, 1440] as const).map((width) => ({ language, width })))
  .flatMap((one) => (['light', 'dark'] as const).map((theme) => ({ ...one, theme })))
  .filter((look) => !LOOKS.some((kept) => JSON.stringify(kept) === JSON.stringify(look)));

const LOCALES = { en: 'en-GB', pl: 'pl-PL' } as const;
const HEIGHTS = { 360: 740, 1440: 900 } as const;
/** Below it, a page goes on as it began. */
const TALLEST = 1800;
const LOADED_MS = 10_000;
const SILENCE_MS = 150;

export type Person = { me: Visitor; customer: boolean };
type Plan = { route?: string; narrow?: true; english?: true };
/** One page, or one state of it, of a shop that is known as `W`. */
export type Shot<W> = Plan & {
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
  /** Nothing of it is seen on a wide screen. */
  narrow?: true;
  /** It has no other language. */
  english?: true;
  /** The panel is made to fail, and the browser's console says so. */
  faulty?: true;
};

const exists =
  ({ narrow, english }: Plan) =>
  ({ language, width }: Look) =>
    (!narrow || width === 360) && (!english || language === 'en');
/** The looks in the repository: wide and light in English, narrow and dark in Polish (or the one language there is). */
export const looksOf = ({ english, ...plan }: Plan): Look[] =>
  LOOKS.filter(exists(plan)).map((look) => (english ? { ...look, language: 'en' as const } : look));
/** Of a page every other look there is; a further state of it has none. */
const otherLooksOf = (plan: Plan): Look[] => (plan.route === undefined ? [] : OTHER_LOOKS.filter(exists(plan)));
export const fileOf = (name: string, { language, width, theme }: Look) => `${name}-${language}-${width}-${theme}.webp`;

/** The spinner of `.works` turns until a device connects. */
const LOADING = ':is(main, dialog[open]) :is([aria-busy=true], .skeleton, .spinner):not(.works *):visible';
const loaded = (page: Page) =>
  until(
    () => page.locator(LOADING).count(),
    (n) => n === 0,
    LOADED_MS,
  );

/** Waits until nothing is asked of the shop any more. */
function answers(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  const pause = () => new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
  return async () => {
    for (let silent = 0; silent < 2; silent = asked.size === 0 ? silent + 1 : 0) await pause();
  };
}

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

/** WebP that keeps every edge and rounds colours by a few steps: text stays as sharp, a quarter is saved. */
const save = (png: Buffer, path: string): void => {
  execFileSync('cwebp', ['-quiet', '-near_lossless', '20', '-z', '8', '-o', path, '--', '-'], { input: png });
};

async function capture(page: Page, { width, theme }: Look, wholePage: boolean): Promise<Buffer> {
  await page.setViewportSize({ width, height: HEIGHTS[width] });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.mouse.move(0, 0);
  await coloured(page);
  if (wholePage) {
    await unrolled(page, width);
    await page.evaluate(() => scrollTo(0, 0));
  }
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

type Planned = { look: Look; folder: string };
const plannedOf = (shot: Plan): Planned[] => [
  ...looksOf(shot).map((look) => ({ look, folder: FOLDER })),
  ...(process.env.EVERY_LOOK ? otherLooksOf(shot) : []).map((look) => ({ look, folder: ELSEWHERE })),
];

async function takeIn<W>(language: Language, shot: Shot<W>, world: W): Promise<void> {
  setLanguage(language);
  await catalogsReady();
  const person = shot.who?.(world);
  if (person?.customer) await person.me.call('PUT', '/client/language', { language });
  const { url } = demoShop();
  const locality = { locale: LOCALES[language], timezoneId: 'Europe/Warsaw', network: fromItsOwnNetwork(0) };
  const { page, faults, close } = await visit(undefined, url, locality);
  const answered = answers(page);
  try {
    await page.clock.setFixedTime(await now());
    await page.addInitScript((code) => localStorage.setItem('culvert.language', code), language);
    if (shot.userAgent)
      await page.addInitScript(
        (ua) => Object.defineProperty(navigator, 'userAgent', { get: () => ua }),
        shot.userAgent,
      );
    await page.context().addCookies([...(person?.me.jar ?? [])].map(([name, value]) => ({ name, value, url })));
    const planned = plannedOf(shot).filter(({ look }) => look.language === language);
    const { width } = planned[0]?.look ?? { width: 1440 };
    await page.setViewportSize({ width, height: HEIGHTS[width] });
    await page.goto(typeof shot.path === 'string' ? shot.path : await shot.path(world));
    await settled(page);
    await shot.ready?.(page, world);
    await answered();
    await loaded(page);
    for (const { look, folder } of planned)
      save(await capture(page, look, !shot.window), join(folder, fileOf(shot.name, look)));
    if (!shot.faulty) expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

export async function take<W>(shot: Shot<W>, world: W): Promise<void> {
  for (const folder of [FOLDER, ELSEWHERE]) mkdirSync(folder, { recursive: true });
  try {
    await shot.before?.(world);
    for (const language of new Set(plannedOf(shot).map(({ look }) => look.language)))
      await takeIn(language, shot, world);
  } finally {
    await shot.after?.(world);
  }
}
