import { describe, expect, it } from 'vitest';
import { firstSteps, hiddenAs, type SetUp, STEPS, staysHidden } from './first-steps.ts';

const nothing: SetUp = {
  server: false,
  tested: false,
  group: false,
  product: false,
  sellable: false,
  address: false,
  company: false,
  gateway: false,
  sender: false,
  order: false,
  serverId: null,
  groupId: null,
  productId: null,
};
const hrefOf = (setUp: SetUp, key: string) => firstSteps(setUp).find((step) => step.key === key)?.href;

describe('firstSteps', () => {
  it('are all open in an empty shop, and each is done by what proves it', () => {
    const open = firstSteps(nothing);
    expect(open.map(({ key }) => key)).toEqual(STEPS);
    expect(open.every(({ done }) => !done)).toBe(true);
    for (const key of STEPS) {
      const done = firstSteps({ ...nothing, [key]: true }).filter((step) => step.done);
      expect(done.map((step) => step.key)).toEqual([key]);
    }
  });

  it('lead to what is there already', () => {
    const setUp = { ...nothing, serverId: 's', groupId: 'g', productId: 'p' };
    expect(['tested', 'group', 'sellable'].map((key) => hrefOf(setUp, key))).toEqual([
      '/admin/servers/s',
      '/admin/server-groups/g',
      '/admin/products/p',
    ]);
    expect(['tested', 'group', 'sellable'].map((key) => hrefOf(nothing, key))).toEqual([
      '/admin/servers',
      '/admin/server-groups/new',
      '/admin/products',
    ]);
  });

  it('once hidden stay hidden while more gets done, and come back when one that was done breaks', () => {
    const tested = firstSteps({ ...nothing, server: true, tested: true });
    const hidden = hiddenAs(tested);
    expect(staysHidden(tested, undefined)).toBe(false);
    expect(staysHidden(tested, hidden)).toBe(true);
    expect(staysHidden(firstSteps({ ...nothing, server: true, tested: true, group: true }), hidden)).toBe(true);
    expect(staysHidden(firstSteps({ ...nothing, server: true }), hidden)).toBe(false);
    expect(staysHidden(firstSteps(nothing), hiddenAs(firstSteps(nothing)))).toBe(true);
  });
});
