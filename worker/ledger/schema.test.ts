/** What the schema itself refuses, whatever code is above it. Each refusal is a real conflict on a real database. */
import { beforeAll, describe, expect, it } from 'vitest';
import { problemOfDatabaseError } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, staff } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { bookAdjustment, bookPayment, chargeWallet, placeHold } from './index.ts';

let w: World;
let mine: Awaited<ReturnType<typeof customer>>;
const EUR = 1_000_000;

beforeAll(async () => {
  w = await world();
  mine = await customer(w);
  await gift(mine.clientId, 10 * EUR);
});

async function gift(clientId: string, amountMicro: number, currency = 'EUR', transactionId = `gift:${clientId}`) {
  const ctx = w.ctx();
  const draft = { transactionId, clientId, currency, amountMicro, description: 'Gift' };
  await new Unit(ctx).write(...bookAdjustment(ctx, draft)).commit(null);
}

const sqlCode = async (...statements: string[]) => {
  try {
    await w.env.DB.batch(statements.map((s) => w.env.DB.prepare(s)));
    return 'accepted';
  } catch (error) {
    return problemOfDatabaseError(error)?.code ?? String(error);
  }
};
const transferOf = (debit: string, credit: string, currency = 'EUR', amount = 1) =>
  `INSERT INTO transfer VALUES ('gift:${mine.clientId}', 99, '${debit}', '${credit}', ${amount}, '${currency}')`;

describe('transactions', () => {
  it('the same id is booked once: transaction_exists', async () => {
    await expect(gift(mine.clientId, EUR)).rejects.toMatchObject({ code: 'transaction_exists' });
  });

  it('a client without a wallet is account_unknown', async () => {
    await expect(gift('7ZZZZZZZZZZZZZZZZZZZZZZZZZ', EUR)).rejects.toMatchObject({ code: 'account_unknown' });
  });

  it('another currency than the wallet’s is currency_mismatch', async () => {
    await expect(gift(mine.clientId, EUR, 'PLN', 'gift:pln')).rejects.toMatchObject({ code: 'currency_mismatch' });
  });

  it('charging, holding and adjusting below the floor are insufficient_funds', async () => {
    const ctx = w.ctx();
    const base = { clientId: mine.clientId, serviceId: ctx.id(), currency: 'EUR', description: 'Too much' };
    const amountMicro = 10 * EUR + 1;
    const charge = { ...base, transactionId: 'charge:too-much', periodStart: null, periodEnd: null, amountMicro };
    for (const statements of [
      chargeWallet(ctx, charge),
      placeHold(ctx, { ...base, holdId: 'too-much', amountMicro }),
      bookAdjustment(ctx, { ...base, transactionId: 'adjust:too-much', amountMicro: -amountMicro }),
    ]) {
      const commit = new Unit(ctx).write(...statements).commit(null);
      await expect(commit).rejects.toMatchObject({ code: 'insufficient_funds', status: 409 });
    }
  });

  it('are never changed or deleted: append_only', async () => {
    expect(await sqlCode('UPDATE ledger_transaction SET net_micro = net_micro + 1')).toBe('append_only');
    expect(await sqlCode('DELETE FROM ledger_transaction')).toBe('append_only');
    expect(await sqlCode('UPDATE transfer SET amount_micro = amount_micro + 1')).toBe('append_only');
    expect(await sqlCode('DELETE FROM transfer')).toBe('append_only');
  });

  it('cannot claim another effect than before + net = after, nor a gross of a charge', async () => {
    const insert = (kind: string, net: number, gross: number, after: number) =>
      `INSERT INTO ledger_transaction VALUES (NULL, 'forged', '${mine.clientId}', '${kind}', 'EUR', ${net}, ${gross}, 0,
        ${after}, '', NULL, NULL, NULL, NULL, NULL, 'system', NULL, 'x', 0, NULL)`;
    expect(await sqlCode(insert('payment', 5, 6, 6))).toMatch(/CHECK constraint failed/);
    expect(await sqlCode(insert('charge', -5, -6, -5))).toMatch(/CHECK constraint failed/);
  });
});

describe('transfers', () => {
  it('between accounts that do not exist are account_unknown', async () => {
    expect(await sqlCode(transferOf(`wallet:${mine.clientId}`, 'revenue:XXX'))).toBe('account_unknown');
    expect(await sqlCode(transferOf('nowhere', `wallet:${mine.clientId}`))).toBe('account_unknown');
  });

  it('never reach another client’s wallet: account_unknown', async () => {
    const other = await customer(w);
    expect(await sqlCode(transferOf(`wallet:${mine.clientId}`, `wallet:${other.clientId}`))).toBe('account_unknown');
    expect(await sqlCode(transferOf('adjustment:EUR', `wallet:${other.clientId}`))).toBe('account_unknown');
  });

  it('of a transaction that was never written, of nothing, or from an account to itself are refused', async () => {
    const orphan = transferOf('adjustment:EUR', `wallet:${mine.clientId}`).replace('gift:', 'ghost:');
    expect(await sqlCode(orphan)).toBe('account_unknown');
    expect(await sqlCode(transferOf('adjustment:EUR', `wallet:${mine.clientId}`, 'EUR', 0))).toMatch(/CHECK/);
    expect(await sqlCode(transferOf('adjustment:EUR', 'adjustment:EUR'))).not.toBe('accepted');
  });

  it('in another currency than either account are currency_mismatch', async () => {
    const zloty = await customer(w, { currency: 'PLN' });
    await gift(zloty.clientId, EUR, 'PLN');
    expect(await sqlCode(transferOf('adjustment:EUR', `wallet:${mine.clientId}`, 'PLN'))).toBe('currency_mismatch');
    expect(await sqlCode(transferOf('adjustment:PLN', `wallet:${mine.clientId}`))).toBe('currency_mismatch');
  });

  it('move the balances that the client record shows, and only those of clients are kept', async () => {
    const { results } = await w.env.DB.prepare(
      'SELECT account.balance_micro AS kept, client.balance_micro AS shown FROM account JOIN client ON client.id = client_id WHERE account.id = ?',
    )
      .bind(`wallet:${mine.clientId}`)
      .all();
    expect(results).toEqual([{ kept: 10 * EUR, shown: 10 * EUR }]);
    const system = await w.env.DB.prepare('SELECT DISTINCT balance_micro FROM account WHERE client_id IS NULL').all();
    expect(system.results).toEqual([{ balance_micro: 0 }]);
  });

  it('are integers in every row, however JavaScript bound them', async () => {
    const big = await customer(w);
    const ctx = w.ctx();
    await new Unit(ctx)
      .write(
        ...bookPayment(ctx, {
          transactionId: 'payment:big',
          clientId: big.clientId,
          gateway: 'bank',
          currency: 'EUR',
          netMicro: 4_503_599_627_370_497,
          grossMicro: 4_503_599_627_370_499,
          description: 'Large and odd',
          documentId: ctx.id(),
        }),
      )
      .commit(null);
    const { results } = await w.env.DB.prepare(
      "SELECT typeof(amount_micro) AS type, amount_micro FROM transfer WHERE transaction_id = 'payment:big' ORDER BY seq",
    ).all();
    expect(results).toEqual([
      { type: 'integer', amount_micro: 4_503_599_627_370_497 },
      { type: 'integer', amount_micro: 2 },
    ]);
  });
});

describe('accounts', () => {
  it('a new client has an empty wallet and nothing held, with the floor at its credit limit', async () => {
    const { clientId } = await customer(w, { creditLimitMicro: 3 * EUR, currency: 'GBP' });
    const { results } = await w.env.DB.prepare(
      'SELECT kind, currency, balance_micro, floor_micro FROM account WHERE client_id = ? ORDER BY kind',
    )
      .bind(clientId)
      .all();
    expect(results).toEqual([
      { kind: 'held', currency: 'GBP', balance_micro: 0, floor_micro: 0 },
      { kind: 'wallet', currency: 'GBP', balance_micro: 0, floor_micro: -3 * EUR },
    ]);
  });

  it('a raised credit limit can be spent at once; one below what is used is refused on its field and changes nothing', async () => {
    const admin = await staff(w);
    const poor = await customer(w, { name: 'Poor' });
    const change = {
      id: poor.clientId,
      name: 'Poor',
      companyName: '',
      taxId: '',
      status: 'active' as const,
      language: 'en' as const,
      adminNotes: '',
    };
    await admin.api.admin.clients.update({ ...change, creditLimitMicro: 5 * EUR });
    await gift(poor.clientId, -4 * EUR);
    const tooLow = admin.api.admin.clients.update({ ...change, name: 'Renamed', creditLimitMicro: 3 * EUR });
    await expect(tooLow).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/creditLimitMicro' }] },
    });
    const lowered = `UPDATE client SET credit_limit_micro = ${3 * EUR} WHERE id = '${poor.clientId}'`;
    expect(await sqlCode(lowered)).toBe('insufficient_funds');
    expect(await admin.api.admin.clients.get({ id: poor.clientId })).toMatchObject({
      name: 'Poor',
      creditLimitMicro: 5 * EUR,
    });
    await admin.api.admin.clients.update({ ...change, creditLimitMicro: 4 * EUR });
    await expect(gift(poor.clientId, -1, 'EUR', 'gift:one-more')).rejects.toMatchObject({ code: 'insufficient_funds' });
  });

  it('the currency of a client with a wallet stays: currency_mismatch', async () => {
    const to = (code: string) => `UPDATE client SET currency = '${code}' WHERE id = '${mine.clientId}'`;
    expect(await sqlCode(to('PLN'))).toBe('currency_mismatch');
    expect(await sqlCode(to('EUR'))).toBe('accepted');
  });

  it('what is held never goes below zero', async () => {
    expect(await sqlCode(transferOf(`held:${mine.clientId}`, 'adjustment:EUR'))).toMatch(/held_is_not_negative/);
  });
});
