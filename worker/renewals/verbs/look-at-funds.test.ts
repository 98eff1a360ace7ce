import { beforeAll, describe, expect, it } from 'vitest';
import {
  activeService,
  another,
  DAY,
  HOUR,
  type Living,
  MINUTE,
  mailsTo,
  minute,
  passTo,
} from '../../testing/lifecycle.ts';
import { MICRO, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const low = async ({ s }: Living) => (await mailsTo(w, s)).filter((m) => m.subject.includes('balance is too low'));
const paidThrough = async (l: Living) => (await l.seen()).paidThrough ?? 0;

describe('a low balance', () => {
  it('is told once per period, so long before the charge as the product says, with what is missing when', async () => {
    const living = await activeService(w, 5 * MICRO, { product: { lowBalanceDays: 3 } });
    const end = await paidThrough(living);
    await passTo(w, end - 3 * DAY - MINUTE);
    expect(await low(living)).toEqual([]);
    await passTo(w, end - 3 * DAY);
    expect(await low(living)).toMatchObject([{ text: expect.stringMatching(/€14\.50 on .*July.* \(.*\)\./) }]);
    for (let i = 0; i < 5; i++) await minute(w, 6 * HOUR);
    expect(await low(living)).toHaveLength(1);
  });

  it('is told again after funds were added that do not do, and not when they do', async () => {
    const living = await activeService(w, 0, { product: { lowBalanceDays: 5 } });
    await passTo(w, (await paidThrough(living)) - 5 * DAY);
    expect(await low(living)).toHaveLength(1);
    await living.topUp(5 * MICRO);
    await minute(w);
    await minute(w);
    expect(await low(living)).toHaveLength(2);
    await living.topUp(10 * MICRO);
    await minute(w);
    await minute(w, DAY);
    expect(await low(living)).toHaveLength(2);
    await passTo(w, await paidThrough(living));
    await passTo(w, (await paidThrough(living)) - 5 * DAY);
    expect(await low(living)).toHaveLength(3);
  });

  it('is not told of funds that exactly suffice, and is of one micro-unit less', async () => {
    for (const [left, mails] of [
      [14.5 * MICRO, 0],
      [14.5 * MICRO - 1, 1],
    ] as const) {
      const living = await activeService(w, left, { product: { lowBalanceDays: 3 } });
      await passTo(w, (await paidThrough(living)) - 3 * DAY);
      expect(await low(living), `${left}`).toHaveLength(mails);
    }
  });

  it('is looked at again each day: of funds that sufficed and were spent since, its client is told', async () => {
    const living = await activeService(w, 15 * MICRO, { product: { lowBalanceDays: 3 } });
    await passTo(w, (await paidThrough(living)) - 3 * DAY);
    expect(await low(living)).toEqual([]);
    const { clients } = living.s.admin.api.admin;
    await clients.adjust({ id: living.s.buyer.clientId, amountMicro: -MICRO, description: 'Spent' });
    await minute(w, HOUR);
    expect(await low(living)).toEqual([]);
    await minute(w, DAY);
    expect(await low(living)).toHaveLength(1);
  });

  it('given funds for one of two services, its client is told of the one that is due later, by its number', async () => {
    const first = await activeService(w, 6 * MICRO + 2 * 14.5 * MICRO, { product: { lowBalanceDays: 3 } });
    w.advance(2 * HOUR);
    const second = await another(w, first.s);
    expect((await first.money()).balance).toBe(14.5 * MICRO);
    const { number, paidThrough: later } = await first.s.admin.api.admin.services.get({ id: second });
    await passTo(w, (later ?? 0) - 3 * DAY);
    const mails = await low(first);
    expect(mails).toHaveLength(1);
    expect(`${mails[0]?.subject} ${mails[0]?.text}`).toContain(`#${number}`);
  });

  it('counts what other services of the client take before; a daily one looks ahead over the days', async () => {
    const living = await activeService(w, 2.5 * MICRO, {
      ...{ period: 'daily', baseMicro: MICRO, setupMicro: 0 },
      product: { lowBalanceDays: 3 },
    });
    await minute(w);
    expect(await low(living)).toHaveLength(1);
    await minute(w, DAY);
    expect(await low(living)).toHaveLength(1);
  });

  it('given an end that was asked for and taken back, it is told when its notice is due, not 30 days before; where the product says never, never', async () => {
    const kept = await activeService(w, 0, { product: { lowBalanceDays: 3 } });
    const never = await activeService(w, 0, { product: { lowBalanceDays: 0 } });
    for (const { s, id } of [kept, never]) {
      await s.buyer.api.client.services.requestTermination({ id });
      await s.buyer.api.client.services.withdrawTermination({ id });
    }
    const end = await paidThrough(kept);
    await minute(w);
    await passTo(w, end - 3 * DAY - MINUTE);
    expect([...(await low(kept)), ...(await low(never))]).toEqual([]);
    await passTo(w, end - 3 * DAY);
    expect(await low(kept)).toHaveLength(1);
    await passTo(w, end - MINUTE);
    expect(await low(never)).toEqual([]);
  });

  it('is not told where the product says never, nor of a service whose end was asked for', async () => {
    const never = await activeService(w, 0, { product: { lowBalanceDays: 0 } });
    const leaving = await activeService(w, 0, { product: { lowBalanceDays: 3 } });
    await leaving.s.buyer.api.client.services.requestTermination({ id: leaving.id });
    await passTo(w, (await paidThrough(never)) - MINUTE);
    expect([...(await low(never)), ...(await low(leaving))]).toEqual([]);
  });
});

describe('NO-03 the mails of a life', () => {
  it('renewed, suspended, resumed and ended are each told once, in the client’s language, with amounts, dates and a link', async () => {
    const living = await activeService(w, 14.5 * MICRO, { product: { lowBalanceDays: 3 } });
    await w.env.DB.prepare("UPDATE client SET language = 'pl' WHERE id = ?").bind(living.s.buyer.clientId).run();
    await passTo(w, await paidThrough(living));
    await passTo(w, (await paidThrough(living)) - 2 * DAY);
    await passTo(w, await paidThrough(living));
    await living.topUp(14.5 * MICRO);
    await minute(w);
    await passTo(w, await paidThrough(living));
    await passTo(w, (await living.seen()).terminateAt ?? 0);
    const mails = (await mailsTo(w, living.s)).slice(1);
    expect(mails.map((m) => m.subject.replace(/^.*?: /, '').replace(/Plan #\d+/, 'X'))).toEqual([
      'usługa X działa dalej',
      'saldo nie wystarczy na X',
      'usługa X jest zawieszona',
      'usługa X znów działa',
      'usługa X jest zawieszona',
      'usługa X zakończona',
    ]);
    for (const { text } of mails) expect(text).toContain(`/services/${living.id}`);
    expect(mails[0]?.text).toMatch(/14,50 €/);
    expect(mails[2]?.text).toMatch(/zostanie usunięta \d+ /);
  });
});
