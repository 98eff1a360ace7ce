import { describe, expect, it } from 'vitest';
import type { ServerRow } from '../servers/index.ts';
import { fileOf } from './rules/shown.ts';
import {
  affordable,
  candidatesOf,
  chargesOf,
  cleanupWaitMs,
  firstChargeMicro,
  freeSuffix,
  mayCancel,
  mayRetry,
  orderedService,
  orderHold,
  reasonOf,
  type ServiceOrder,
  waitMs,
  whyNotAsked,
} from './rules.ts';

const order: ServiceOrder = {
  id: 'S1',
  clientId: 'C1',
  product: {
    id: 'P1',
    name: { en: 'Plan' },
    cancellationDelayHours: 48,
    config: { downMbps: 10, upMbps: 5, nameRule: '', instructionUrl: '', showPassword: 'no' },
  },
  currency: 'EUR',
  period: 'monthly',
  setupMicro: 6,
  baseMicro: 14,
  priceVersion: 3,
  zone: 'UTC',
  now: 1000,
  funding: { holdId: 'H1' },
};
const row = { ...orderedService(order), number: 7 };
const server = (id: string, over: Partial<ServerRow> = {}) =>
  ({ id, name: id, disabled: 0, maxAccounts: null, accounts: 0, ...over }) as ServerRow;

describe('money of an order', () => {
  it('what is held is what is charged: setup and the first period', () => {
    const charges = chargesOf(row, 2000, 3000);
    expect(charges.map((c) => c.amountMicro)).toEqual([6, 14]);
    expect(orderHold(row, 'H1').amountMicro).toBe(charges.reduce((sum, c) => sum + c.amountMicro, 0));
    expect(firstChargeMicro(row)).toBe(20);
  });

  it('SV-35 the key of a charge is the service and the start of its period, so that it happens once', () => {
    expect(chargesOf(row, 2000, 3000).map((c) => c.transactionId)).toEqual(['charge:S1:setup', 'charge:S1:2000']);
    expect(chargesOf(row, 2000, 3000)).toEqual(chargesOf(row, 2000, 3000));
  });

  it('nothing is booked for what costs nothing', () => {
    expect(chargesOf({ ...row, setupMicro: 0 }, 2000, null).map((c) => c.transactionId)).toEqual(['charge:S1:2000']);
    expect(chargesOf({ ...row, setupMicro: 0, baseMicro: 0 }, 2000, null)).toEqual([]);
  });

  it('funds serve waiting orders in their order; one that does not fit is passed over', () => {
    const waiting = [
      { setupMicro: 0, baseMicro: 5 },
      { setupMicro: 0, baseMicro: 8 },
      { setupMicro: 1, baseMicro: 1 },
    ];
    expect(affordable(waiting, 10).go).toEqual([waiting[0], waiting[2]]);
    expect(affordable(waiting, 13).go).toEqual([waiting[0], waiting[1]]);
    expect(affordable(waiting, 0)).toEqual({ go: [], wait: waiting });
  });
});

describe('states', () => {
  it('an ordered service keeps price, speed and zone as sold, and waits for its payment when it has one', () => {
    expect(row).toMatchObject({ provisionStatus: 'pending', holdId: 'H1', downMbps: 10, upMbps: 5, anchorZone: 'UTC' });
    const waiting = orderedService({ ...order, funding: { paymentId: 'Y1' } });
    expect(waiting).toMatchObject({ provisionStatus: 'awaiting_payment', holdId: null, paymentId: 'Y1' });
    expect(waiting.cause).toMatchObject({ code: 'awaiting_payment', at: 1000 });
  });

  it('SV-32 retry and cancel look at both statuses', () => {
    const may = (status: typeof row.status, provisionStatus: typeof row.provisionStatus, open = false) => [
      mayRetry({ status, provisionStatus }, open),
      mayCancel({ status }),
    ];
    expect(may('pending', 'error')).toEqual([true, true]);
    expect(may('pending', 'needs_attention')).toEqual([true, true]);
    expect(may('pending', 'awaiting_payment')).toEqual([true, true]);
    expect(may('pending', 'deploying', true)).toEqual([false, true]);
    expect(may('pending', 'deploying', false)).toEqual([true, true]);
    expect(may('active', 'completed')).toEqual([false, false]);
    expect(may('cancelled', 'terminated')).toEqual([false, false]);
  });
});

describe('places and names', () => {
  it('pairs keep their order; without pairs the one server is tried with no network', () => {
    const [a, b] = [server('a'), server('b')];
    const targets = [
      { serverId: 'b', network: 'n1', bound: 1 },
      { serverId: 'a', network: 'n1', bound: 1 },
      { serverId: 'gone', network: 'n1', bound: 1 },
    ];
    expect(candidatesOf(targets, [a, b], a).map((c) => `${c.server.id}/${c.network}`)).toEqual(['b/n1', 'a/n1']);
    expect(candidatesOf([], [a, b], a)).toEqual([{ server: a, network: null }]);
    expect(candidatesOf([], [], undefined)).toEqual([]);
  });

  it('a disabled or full server is not asked', () => {
    expect(whyNotAsked(server('a'))).toBeNull();
    expect(whyNotAsked(server('a', { disabled: 1 }))).toBe('server disabled');
    expect(whyNotAsked(server('a', { maxAccounts: 2, accounts: 1 }))).toBeNull();
    expect(whyNotAsked(server('a', { maxAccounts: 2, accounts: 2 }))).toBe('max accounts: 2 of 2 used');
  });

  it('every fault has a word that staff know', () => {
    const word = (kind: Parameters<typeof reasonOf>[0]['class']) =>
      reasonOf({ class: kind, detail: 'x' }).split(':')[0];
    expect(
      ['no_ip', 'limit', 'busy', 'transport', 'dns', 'tls', 'server', 'auth', 'validation'].map((c) =>
        word(c as 'auth'),
      ),
    ).toEqual([
      'full',
      'no slots',
      'busy',
      'unreachable',
      'unreachable',
      'unreachable',
      'unreachable',
      'refused',
      'refused',
    ]);
    const fields = { network: 'tick a network' };
    expect(reasonOf({ class: 'validation', detail: 'bad', fields })).toBe('refused: bad; tick a network');
  });

  it('V058 given names that other services hold, a name is drawn: it gets the smallest free suffix', () => {
    const nameAt = (n: number) => (n === 0 ? 'vpn' : `vpn-${n}`);
    expect(freeSuffix(nameAt, 0, new Set())).toBe(0);
    expect(freeSuffix(nameAt, 0, new Set(['vpn', 'vpn-1', 'vpn-3']))).toBe(2);
    expect(freeSuffix(nameAt, 3, new Set(['vpn', 'vpn-3']))).toBe(4);
  });

  it('a WireGuard file is named within what names an interface, whatever the number', () => {
    for (const protocol of ['wireguard', 'amneziawg'] as const) {
      const { fileName } = fileOf(protocol, 99_999_999_999);
      expect(fileName).toMatch(/^[A-Za-z0-9_=+.-]{1,15}\.conf$/);
    }
  });
});

describe('waiting', () => {
  it('doubles from 5 s, or as long as the server asks within half a minute', () => {
    expect([1, 2, 3, 6].map((attempt) => waitMs(attempt))).toEqual([5_000, 10_000, 20_000, 160_000]);
    expect(waitMs(1, 8_000)).toBe(8_000);
    expect(waitMs(1, 3_600_000)).toBe(30_000);
    expect([1, 2, 30].map(cleanupWaitMs)).toEqual([60_000, 120_000, 3_600_000]);
  });
});
