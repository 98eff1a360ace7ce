import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from '../world/browser.ts';
import { pageTables } from '../world/page-tables.ts';
import { type Shot, take } from './camera.ts';
import { CONSOLE, CONSOLE_FAULTS, EMPTY, SETUP } from './console.ts';
import { writeIndex } from './index-page.ts';
import { PARTS } from './plan.ts';
import { PORTAL, PORTAL_FAULTS } from './portal.ts';
import { livingShop, operator, type Shop } from './shop.ts';

const NAMES = Object.values(PARTS).flatMap((shots) => shots.map(({ name }) => name));

afterAll(async () => {
  writeIndex(PARTS);
  await closeBrowser();
});

describe('the plan', () => {
  it.each(['portal', 'console'] as const)('has every page of the %s', (part) => {
    const table = pageTables(part);
    const addresses = [...table.matchAll(/page\(\s*'([^']+)'/g)].map(([, path]) => path);
    expect(addresses.length).toBeGreaterThan(20);
    const planned = new Set<string | undefined>(
      Object.values(PARTS).flatMap((shots) => shots.map(({ route }) => route)),
    );
    expect(addresses.filter((address) => !planned.has(address))).toEqual([]);
  });

  it('names each picture once', () => {
    expect(NAMES).toEqual([...new Set(NAMES)]);
  });
});

describe('an empty shop', () => {
  it(SETUP.name, () => take(SETUP, undefined));
  it(EMPTY.name, async () => take(EMPTY, { staff: await operator() }));
});

describe('a living shop', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await livingShop();
  });

  const all: readonly Shot<Shop>[] = [...CONSOLE, ...PORTAL, ...PORTAL_FAULTS, ...CONSOLE_FAULTS];
  for (const shot of all) it(shot.name, () => take(shot, shop));
});
