import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSound, type Look, type Visit, visit } from './world/browser.ts';
import { signedIn } from './world/console-pages.ts';
import { demoShop } from './world/demo-shop.ts';
import {
  chipsOf,
  disorder,
  headersOf,
  type ListPage,
  listPage,
  openChip,
  openSort,
  shownAs,
  soon,
} from './world/list-page.ts';
import { CUSTOMER, fill } from './world/list-rows.ts';
import { clerk } from './world/plan.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
const PHONE: Look = { width: 360, theme: 'light' };

/** A customer has one currency. */
const PORTAL: Readonly<Record<string, string[]>> = {
  '/': ['status'],
  '/documents': ['kind', 'status', 'date'],
  '/mailbox': ['date'],
  '/wallet': ['kind', 'date'],
};

/** Sorted by each of its columns, up and down. */
async function sorts(list: ListPage, wrong: (what: string) => void) {
  const { page } = list;
  for (const { label, sorts: pressable } of await headersOf(page)) {
    if (!pressable) {
      wrong(`the column ${label} does not sort`);
      continue;
    }
    const seen: string[] = [];
    for (let press = 0; press < 2; press++) {
      await page.locator('main .list th button.sort', { hasText: label }).first().click();
      const th = page.locator('main .list th[aria-sort]');
      await soon(
        () => th.textContent(),
        (text) => text === label,
      );
      seen.push(await inOrder(list, label, wrong));
      const direction = await th.getAttribute('aria-sort');
      if ((direction === 'descending') !== seen.at(-1)?.startsWith('-')) wrong(`${label} says ${direction}`);
    }
    if (seen[0]?.replace('-', '') !== seen[1]?.replace('-', '') || seen[0] === seen[1])
      wrong(`${label} sorted ${seen}`);
  }
}

/** Of the order that the address asks for: the request carried it, and the rows are in it. */
async function inOrder(list: ListPage, label: string, wrong: (what: string) => void): Promise<string> {
  const sort = list.param('sort') ?? String(list.first?.input.sort);
  const answer = await list.answered((input) => input.sort === sort);
  if (!answer) wrong(`${label}: nobody asked for ${sort}`);
  else {
    const fault = disorder(sort, answer.items);
    if (fault) wrong(`${label}: ${sort}: ${fault}`);
    const shown = await soon(list.rows, (rows) => shownAs(answer.items, rows));
    if (!shownAs(answer.items, shown)) wrong(`${label}: ${sort}: shown are ${shown.slice(0, 5)}`);
  }
  return sort;
}

const moved = async (list: ListPage, before: string) => {
  await soon(
    async () => new URL(list.page.url()).search,
    (search) => search !== before,
  );
  return list.idle();
};

/** Narrowed by the filter at `i`, and let go of again by Back; answers its name. */
async function narrows(list: ListPage, i: number, label: string, wrong: (what: string) => void): Promise<string> {
  const { page } = list;
  const before = await list.state();
  const sort = list.param('sort') ?? list.first?.input.sort;
  await openChip(page, i);
  const options = page.locator('[popover]:popover-open [role=menuitemradio]');
  const days = (await options.count()) === 0;
  if (days) await page.locator('[popover]:popover-open').getByRole('button', { name: 'Last 7 days' }).click();
  else await options.nth(1).click();
  await moved(list, before.search);
  const known = new URLSearchParams(before.search);
  const [key, value] = [...new URL(page.url()).searchParams].find(([name]) => !known.has(name)) ?? ['', ''];
  const answer = await list.answered(
    (input) => input.sort === sort && (days ? typeof input.from === 'number' : input[key] === value),
  );
  if (!answer && list.first) wrong(`${label}: nobody asked for ${key}=${value}`);
  const strays = (answer?.items ?? []).filter((row) => typeof row[key] === 'string' && row[key] !== value);
  if (strays.length > 0) wrong(`${label}: ${strays.length} rows are not ${value}`);
  if (days && (await list.rows()).length === 0) wrong(`${label}: nothing of the last 7 days`);
  const after = await list.state();
  if (after.chips.length !== before.chips.length + 1) wrong(`${label} does not show that it is on`);
  if (days || i === 0) {
    await page.reload();
    await same(list, after, `${label}: reload`, wrong);
  }
  await page.goBack();
  await moved(list, after.search);
  await same(list, before, `${label}: Back`, wrong);
  return key;
}

type State = Awaited<ReturnType<ListPage['state']>>;
/** Names of what a filter offers may arrive after the rows. */
async function same(list: ListPage, was: State, when: string, wrong: (what: string) => void) {
  const wanted = JSON.stringify(was);
  const is = await soon(
    async () => JSON.stringify(await list.state()),
    (state) => state === wanted,
  );
  if (is !== wanted) wrong(`${when}: ${is} instead of ${wanted}`);
}

/** Days on which there was no shop. */
async function longAgo(list: ListPage, i: number, wrong: (what: string) => void) {
  const { page } = list;
  const { search } = await list.state();
  await openChip(page, i);
  const panel = page.locator('[popover]:popover-open');
  await panel.getByLabel('From').fill('2001-01-01');
  await panel.getByLabel('To').fill('2001-01-02');
  await panel.getByRole('button', { name: 'Show these days' }).click();
  await moved(list, search);
  await page.getByText('Nothing matches').waitFor();
  if (list.param('date') !== '2001-01-01..2001-01-02') wrong(`the address says ${page.url()}`);
  await page.goBack();
  await moved(list, '?date=2001-01-01..2001-01-02');
  await page.getByText('Nothing matches').waitFor({ state: 'detached' });
}

/** Filters that a list asks for by what its first row holds, and by the dates that it shows. */
const wanted = async ({ page, first }: ListPage): Promise<string[]> => [
  ...['status', 'state', 'kind', 'currency'].filter((key) => typeof first?.items[0]?.[key] === 'string'),
  ...((await page.locator('main .list tbody time').count()) > 0 ? ['date'] : []),
];

async function filters(list: ListPage, given: readonly string[], wrong: (what: string) => void) {
  const found: string[] = [];
  for (const [i, label] of (await chipsOf(list.page)).entries()) {
    found.push(await narrows(list, i, label, wrong));
    if (found.at(-1) === 'date') await longAgo(list, i, wrong);
  }
  for (const key of given) if (!found.includes(key)) wrong(`no filter by ${key}, but ${found.join(', ') || 'none'}`);
}

const pathsOf = (page: Page, selector: string) =>
  page.evaluate(
    (links) => [
      ...new Set([...document.querySelectorAll<HTMLAnchorElement>(links)].map((a) => new URL(a.href).pathname)),
    ],
    selector,
  );

/** The first fault ends the test: what never comes has been waited for long enough, and the rest would wait as long. */
const faultOf = (path: string) => (what: string) => {
  throw new Error(`${path}: ${what}`);
};

/** Every page that the console leads to from everywhere. */
async function consolePaths(page: Page) {
  await page.goto('/admin');
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  return pathsOf(page, 'nav a[href^="/admin/"], .menu a[href^="/admin/"]');
}

async function customerSignedIn(look: Look): Promise<Visit> {
  const v = await visit(look);
  await v.page.goto('/sign-in');
  await v.page.getByLabel('E-mail').fill(CUSTOMER.email);
  await v.page.getByLabel('Password', { exact: false }).first().fill(CUSTOMER.password);
  await v.page.getByRole('button', { name: 'Sign in' }).click();
  await v.page.getByText('Hello, Lista Nowak').waitFor();
  return v;
}

describe('every list', () => {
  beforeAll(() => fill(demoShop().url));
  afterAll(closeBrowser);

  it('G07 of the console sorts by each shown column up and down, filters by each status, currency and date it shows, and keeps its state over a reload and Back', async () => {
    const { page, faults: thrown, close } = await signedIn(WIDE);
    const lists: string[] = [];
    for (const path of await consolePaths(page)) {
      const list = await listPage(page, path);
      if (list.isList) {
        lists.push(path);
        if (!list.first?.items.length) faultOf(path)('no rows to try it with');
        await sorts(list, faultOf(path));
        await filters(list, await wanted(list), faultOf(path));
      }
      list.leave();
    }
    expect(lists.length, lists.join(' ')).toBeGreaterThanOrEqual(13);
    expect(thrown).toEqual([]);
    await close();
  });

  it('G07 of the console can be sorted on a phone, where no header is', async () => {
    const { page, faults: thrown, close } = await signedIn(PHONE);
    let last = '';
    for (const path of await consolePaths(page)) {
      const list = await listPage(page, path);
      if (list.isList) {
        last = path;
        await (await openSort(page)).last().click();
        await inOrder(list, 'the last column', faultOf(path));
      }
      list.leave();
    }
    await page.goto(`${last}?date=2001-01-01..2001-01-02`);
    await page.getByText('Nothing matches').waitFor();
    await openChip(page, 0);
    await expectSound(page);
    expect(thrown).toEqual([]);
    await close();
  });

  it('a token that may much says how much, and what on request; neither it nor a long name makes the list wider than its page', async () => {
    const { page, close } = await signedIn(WIDE);
    await page.setViewportSize({ width: 1440, height: 900 });
    const scopes = ['clients.read', 'services.read', 'catalog.read', 'servers.read', 'finance.read', 'settings.read'];
    const name = `${'a-name-without-an-end-'.repeat(3)}${crypto.randomUUID().slice(0, 6)}`;
    const staff = await clerk();
    await staff.post('/admin/tokens', { name, expiresAt: null, scopes });
    await staff.post('/admin/tokens', { name: `${name}2`, expiresAt: null, scopes: scopes.slice(0, 2) });
    await page.goto('/admin/tokens');
    const row = page.getByRole('row').filter({ hasText: name }).filter({ hasText: '6 permissions' });
    await row.waitFor();
    await page.getByText('See clients and their users · See services and orders').waitFor();
    const wider = () =>
      page.locator('main .table-scroll').evaluate((table) => Math.max(0, table.scrollWidth - table.clientWidth));
    expect(await wider()).toBe(0);
    await row.locator('summary').focus();
    await page.keyboard.press('Enter');
    await row.getByText('See documents, payments and transactions').waitFor();
    await expectSound(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectSound(page);
    expect(await wider()).toBe(0);
    await close();
  });

  it('G07 of the portal sorts and filters the same way, at 360 px', async () => {
    const { page, faults: thrown, close } = await customerSignedIn(PHONE);
    const paths = (await pathsOf(page, 'a[href^="/"]')).filter((path) => !/^\/(admin|api)|[0-9A-Z]{26}/.test(path));
    const lists: string[] = [];
    for (const path of paths) {
      const list = await listPage(page, path);
      if (!list.isList) {
        list.leave();
        continue;
      }
      lists.push(path);
      const orders: string[][] = [];
      const count = await (await openSort(page)).count();
      await page.keyboard.press('Escape');
      for (let i = 0; i < count; i++) {
        const before = page.url();
        await (await openSort(page)).nth(i).click();
        await soon(
          async () => page.url(),
          (url) => url !== before,
          500,
        );
        if (list.first && path !== '/mailbox') await inOrder(list, `option ${i}`, faultOf(path));
        orders.push(await list.rows());
        if (i % 2 === 1 && `${orders[i]}` !== `${orders[i - 1]?.toReversed()}`)
          faultOf(path)(`option ${i} is not the reverse`);
      }
      await filters(list, PORTAL[path] ?? [], faultOf(path));
      await expectSound(page);
      list.leave();
    }
    expect(lists.sort()).toEqual(Object.keys(PORTAL));
    expect(thrown).toEqual([]);
    await close();
  });
});
