/** A list as its reader sees it, and as the server answered: what is pressed, what is asked, what is shown. */

import type { Page, Response } from 'playwright-core';
import { HANG_MS } from './hang.ts';

const STEP_MS = 50;

/** Asks again until `done`, but at most `timeoutMs`; the last value is returned either way. */
export async function soon<T>(ask: () => Promise<T>, done: (value: T) => boolean, timeoutMs = HANG_MS): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (done(value) || Date.now() > end) return value;
    await new Promise((r) => setTimeout(r, STEP_MS));
  }
}

export type Row = Record<string, unknown>;
type Answer = { list: string; input: Row; items: Row[] };

export type ListPage = Awaited<ReturnType<typeof listPage>>;

const ROWS = 'main .grid-table tbody tr, main .entries > li, main ul.services > li, main ul.mails > li';
const SORT = '.chip-button[aria-label^="Sort"]';

/** By what a row leads to, or by its first words: what a reader tells rows apart by. */
const signatures = (selector: string) =>
  [...document.querySelectorAll(selector)].map((row) => {
    const link = row.querySelector<HTMLAnchorElement>('.row-link, .entry-link, .service-link');
    const words = row.querySelector('.mail-meta')?.textContent?.split(' · ')[0];
    if (!link) return words ?? (row.querySelector('td') ?? row).textContent ?? '';
    const url = new URL(link.href);
    return url.searchParams.get('open') ?? url.pathname;
  });

const settledNow = () =>
  document.querySelector('main h1') !== null &&
  document.querySelector('main :is([aria-busy=true], .skeleton)') === null &&
  document.querySelector('main :is(.list, .list-tools):not(:has(.toolbar, .empty))') === null;

export async function listPage(page: Page, path: string) {
  const answers: Answer[] = [];
  const listen = async (response: Response) => {
    const [, list] = /\/rpc\/\w+\/(\w+\/\w+)$/.exec(response.url()) ?? [];
    if (!list || response.status() !== 200) return;
    const body = await response.json().catch(() => null);
    if (!Array.isArray(body?.json?.items)) return;
    const input = response.request().postDataJSON()?.json ?? {};
    answers.push({ list, input, items: body.json.items });
  };
  page.on('response', listen);

  const rows = () => page.evaluate(signatures, ROWS);
  const param = (name: string) => new URL(page.url()).searchParams.get(name);
  const idle = () => soon(() => page.evaluate(settledNow), Boolean);
  const state = async () => {
    await idle();
    const chips = await page.locator('.toolbar .chip-on .chip-button').allTextContents();
    const sorted = await page
      .locator('main th[aria-sort]')
      .evaluateAll((headers) => headers.map((th) => `${th.textContent} ${th.getAttribute('aria-sort')}`));
    return { search: new URL(page.url()).search, chips, sorted, rows: await rows() };
  };
  const name = listOf(path);
  /** The answer that is shown once the address says so. */
  const answered = async (fits: (input: Row) => boolean) => {
    await idle();
    if (!name) return;
    const found = await soon(
      async () => answers.findLast(({ list, input }) => list === name && fits(input)),
      (answer) => answer !== undefined,
    );
    await idle();
    if (found) await soon(rows, (shown) => shown.length === found.items.length, 4000);
    return found;
  };

  await page.goto(path);
  await idle();
  const isList = (await page.locator('main :is(.list, .list-tools)').count()) > 0;
  const first = isList && name ? await answered(() => true) : undefined;
  return { page, path, isList, first, rows, param, state, idle, answered, leave: () => page.off('response', listen) };
}

/** `/admin/product-groups` → `productGroups/list`; undefined for what is arranged in the browser. */
const listOf = (path: string): string | undefined => {
  if (path === '/') return 'services/list';
  if (path === '/wallet') return 'wallet/transactions';
  if (path === '/mailbox') return undefined;
  const words = path.slice(path.lastIndexOf('/') + 1).split('-');
  return `${words[0]}${words
    .slice(1)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}/list`;
};

/** Values that a row holds under another name than the sort. */
const HELD: Readonly<Record<string, (row: Row) => unknown>> = {
  balance: (row) => row.balanceMicro,
  count: (row) => (row.servers as unknown[]).length,
  services: (row) => row.activeServices,
  testedAt: (row) => (row.probe as { at?: number } | null)?.at ?? 0,
};

type Key = readonly (string | number)[];

/** Numbers of documents count within their kind. */
const keyOf = (sort: string, row: Row): Key | undefined => {
  const value = HELD[sort] ? HELD[sort](row) : row[sort];
  if (typeof value === 'number') return [value];
  if (value === null) return [0];
  if (typeof value === 'object') return [String((value as { en?: string }).en)];
  if (typeof value !== 'string') return undefined;
  const [, prefix, count] = /^([A-Z]+-)(\d+)$/.exec(value) ?? [];
  return prefix ? [prefix, Number(count)] : [value];
};

const folded = (key: Key): Key => key.map((part) => (typeof part === 'string' ? part.toLowerCase() : part));

const compare = (a: Key, b: Key): number => {
  const at = a.findIndex((key, i) => key !== b[i]);
  const [x, y] = [a[at], b[at]];
  return at < 0 || x === undefined || y === undefined ? 0 : x < y ? -1 : 1;
};

const firstWrong = (keys: readonly Key[], sign: 1 | -1): number =>
  keys.findIndex((key, i) => i > 0 && compare(keys[i - 1] ?? [], key) * sign > 0);

/** What is wrong with the order, if anything. Texts are in order with or without regard to case, as the index has them. */
export const disorder = (sort: string, items: readonly Row[]): string | undefined => {
  const down = sort.startsWith('-');
  const keys = items.map((row) => keyOf(down ? sort.slice(1) : sort, row));
  const held = keys.filter((key) => key !== undefined);
  if (held.length < keys.length) return 'its rows hold nothing to compare';
  const wrong = firstWrong(held, down ? -1 : 1);
  if (wrong < 0 || firstWrong(held.map(folded), down ? -1 : 1) < 0) return;
  return `row ${wrong} does not follow row ${wrong - 1}: ${held[wrong - 1]} then ${held[wrong]}`;
};

/** The rows shown are those answered, in that order: each is told by a value of its item. */
export const shownAs = (items: readonly Row[], rows: readonly string[]): boolean =>
  items.length === rows.length &&
  items.every((item, i) =>
    Object.values(item).some((value) => typeof value === 'string' && value.length > 3 && rows[i]?.includes(value)),
  );

/** Headers that can be seen, each with whether it can be pressed to sort. */
export const headersOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main .list th:not(.cell-actions)')]
      .filter((th) => (th as HTMLElement).offsetParent !== null)
      .map((th) => ({ label: th.textContent ?? '', sorts: th.querySelector('button.sort') !== null })),
  );

/** Chips in the order of the toolbar, without the sort menu. */
export const chipsOf = async (page: Page): Promise<string[]> => {
  const buttons = await page.locator(`.toolbar .chip-button:not(${SORT.replace('.chip-button', '')})`).all();
  return Promise.all(buttons.map(async (button) => (await button.textContent()) ?? ''));
};

export const openChip = (page: Page, i: number) =>
  page
    .locator(`.toolbar .chip-button:not(${SORT.replace('.chip-button', '')})`)
    .nth(i)
    .click();

export const openSort = async (page: Page) => {
  await page.locator(SORT).click();
  return page.locator('[popover]:popover-open [role=menuitemradio]');
};
