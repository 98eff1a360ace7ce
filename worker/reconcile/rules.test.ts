import { describe, expect, it } from 'vitest';
import type { Account } from '../drivers/provisioning/port.ts';
import { inEnglish, told } from '../kernel/words/word.ts';
import { compare, isOrphan, type Made, type Wanted, whyTooMany } from './rules.ts';

const account = (name: string, over: Partial<Account> = {}): Account => ({
  name,
  network: 'Default',
  ipv4: '10.8.0.2',
  username: 'u',
  password: 'p',
  enabled: true,
  caps: { downMbps: 100, upMbps: 25 },
  ...over,
});
const wanted = (vpnName: string, over: Partial<Wanted> = {}): Wanted => ({
  id: `id-${vpnName}`,
  number: 1,
  status: 'active',
  provisionStatus: 'completed',
  downMbps: 100,
  upMbps: 25,
  vpnName,
  causeCode: null,
  step: 'done',
  ...over,
});
const made = (over: Partial<Made> = {}): Made => ({
  vpnName: 'a',
  serviceId: 'id-a',
  number: 1,
  status: 'active',
  provisionStatus: 'completed',
  isCurrent: true,
  isHere: true,
  step: 'done',
  ...over,
});

describe('orphans', () => {
  it.each<[string, boolean, Partial<Made>]>([
    ['of the service that uses it', false, {}],
    ['of a terminated service', true, { status: 'terminated', provisionStatus: 'terminated' }],
    ['of a service whose termination is under way', false, { status: 'terminated', provisionStatus: 'deploying' }],
    ['of a cancelled order', true, { status: 'cancelled', provisionStatus: 'terminated', step: 'cancelled' }],
    [
      'of a cancelled order whose account is being removed',
      false,
      { status: 'cancelled', provisionStatus: 'terminated', step: 'removing' },
    ],
    ['of a service that went to another server', true, { isHere: false }],
    ['of a service that has another name now', true, { isCurrent: false }],
    ['of an order that is being made there', false, { status: 'pending', step: 'creating' }],
    ['of an order that is being made elsewhere', true, { status: 'pending', step: 'creating', isHere: false }],
    ['of an order that failed', true, { status: 'pending', step: 'failed', isHere: false }],
    ['of a service marked as fraud', false, { status: 'fraud', isHere: false }],
    ['of a service kept by hand', false, { status: 'manual', isCurrent: false }],
  ])('an account %s: %s', (_, expected, over) => {
    expect(isOrphan(made(over))).toBe(expected);
  });
});

describe('comparing', () => {
  it('what is being changed now is not compared', () => {
    const busy = [wanted('a', { step: 'capping' }), wanted('b', { provisionStatus: 'deploying' })];
    expect(compare(busy, [], []).findings).toEqual([]);
  });

  it('0/0 is a speed like any other', () => {
    const { findings } = compare([wanted('a', { downMbps: 0, upMbps: 0 })], [], [account('a')]);
    expect(told(findings, inEnglish)).toMatchObject([
      { kind: 'speed', detail: 'sold 0/0 Mbit/s, the account has 100/25' },
    ]);
  });

  it('says nothing of an account that was not understood, and none is missing while one has no name', () => {
    const kinds = (unread: (string | null)[]) =>
      compare([wanted('a'), wanted('b')], [made({ isHere: false })], [account('b')], unread).findings.map(
        ({ kind, vpnName }) => `${kind} ${vpnName}`,
      );
    expect(kinds([])).toEqual(['missing a']);
    expect(kinds(['a'])).toEqual(['unread a']);
    expect(kinds([null, null])).toEqual(['unread ']);
    const faster = account('b', { caps: { downMbps: 1, upMbps: 1 } });
    expect(compare([wanted('a'), wanted('b')], [], [faster], [null]).findings).toMatchObject([
      { kind: 'speed' },
      { kind: 'unread', change: 'none', serviceId: null },
    ]);
    expect(compare([wanted('a')], [], [], ['a'])).toMatchObject({ services: 1, accounts: 0 });
  });

  it('of 2,000 services and accounts, in no time', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `n-${i}`);
    const found = compare(
      names.map((n) => wanted(n)),
      names.map((vpnName) => made({ vpnName })),
      names.slice(1).map((n) => account(n)),
    );
    expect(found).toMatchObject({ services: 2000, accounts: 1999, foreignAccounts: 0, findings: { length: 1 } });
  });
});

describe('too many', () => {
  it('accounts of others make no change more plausible', () => {
    expect(whyTooMany(4, { findings: [], services: 4, accounts: 900, foreignAccounts: 896 })?.text).toContain('4 of 4');
  });

  const size = (n: number) => ({ findings: [], services: n, accounts: n, foreignAccounts: 0 });
  it.each<[number, number, number | undefined, boolean]>([
    [3, 3, undefined, false],
    [4, 4, undefined, true],
    [4, 40, undefined, false],
    [5, 40, undefined, true],
    [20, 1000, undefined, false],
    [21, 1000, undefined, true],
    [21, 1000, 21, false],
    [22, 1000, 21, true],
  ])('%i of %i accounts, agreed to %s: %s', (changes, n, accepted, tooMany) => {
    expect(whyTooMany(changes, size(n), accepted) !== null).toBe(tooMany);
  });
});
