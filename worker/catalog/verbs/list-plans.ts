import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { planOf } from '../rules.ts';
import { plansQuery, soldCurrencies } from '../store.ts';

export async function plans(ctx: Ctx) {
  const { actor, db } = ctx;
  if (actor.kind !== 'user') throw new Problem('forbidden');
  const [rows] = await reads(db, [plansQuery(db, actor.currency)]);
  return { plans: rows.map((row) => planOf(row, actor.language)) };
}

/** A client keeps its currency for good, so that it should be one that something is sold in. */
export async function listSoldCurrencies({ db }: Ctx) {
  const [rows] = await reads(db, [soldCurrencies(db)]);
  return { currencies: rows.map(({ code }) => code) };
}
