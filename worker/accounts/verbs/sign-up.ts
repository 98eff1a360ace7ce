import type * as z from 'zod/mini';
import { soldCurrencies } from '../../catalog/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { hashPassword, refuseBeyond, rememberDevice } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { spellingsOf } from '../../kernel/spellings.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import type { signUp as signUpModel } from '../contract/model.ts';
import { userActor } from '../identity.ts';
import { columnsOf, currencyOf } from '../rules/client.ts';
import { insertClient } from '../store/client.ts';
import { deleteSession, insertSession } from '../store/session.ts';
import { insertOwner, insertUser, userIdByEmail } from '../store/user.ts';
import { happened } from '../words/index.ts';
import { newSession } from './sign-in.ts';

const PER_NETWORK = 20;

type Input = z.infer<typeof signUpModel>;

/** User, client, owner link and session in one batch; the ledger's trigger opens the wallet in it. */
export async function signUp(ctx: Ctx, input: Input) {
  const { db } = ctx;
  if (ctx.ip) await refuseBeyond(ctx, `sign-up:${ctx.ip}`, PER_NETWORK);
  const [general, sold, taken] = await reads(db, [
    generalQuery(db),
    soldCurrencies(db),
    userIdByEmail(db, spellingsOf(input.email)),
  ]);
  const { currency, errors } = currencyOf(input.currency, sold, generalOf(general).defaultCurrency);
  if (errors.length > 0) throw new Problem('validation', { errors });
  if (taken.length > 0) throw new Problem('email_taken');
  const { user, client } = await newcomer(ctx, input, currency, generalOf(general).shopName);
  const { session, replaced } = await newSession(ctx, user.id, client.id);
  ctx.actor = userActor(
    { ...user, userId: user.id, userName: user.name, clientId: client.id, clientStatus: 'new', currency },
    session.id,
  );
  const done = await new Unit(ctx)
    .write(
      insertUser(db, user),
      ...insertClient(db, client),
      insertOwner(db, client.id, user.id),
      deleteSession(db, replaced),
      insertSession(db, session),
    )
    .audit({
      action: 'client.signed_up',
      subject: `client:${client.id}`,
      clientId: client.id,
      words: happened('signedUp', { name: input.name, email: input.email }),
    })
    .commit({ ok: true as const });
  await rememberDevice(ctx, 'client', input.email);
  return done;
}

async function newcomer(ctx: Ctx, input: Input, currency: string, shop: string) {
  const { name, email, language } = input;
  const [userId, clientId, now] = [ctx.id(), ctx.id(), ctx.now()];
  const passwordHash = await hashPassword(ctx, userId, input.password, { addresses: [email], shop });
  const profile = { name, companyName: '', taxId: '', language, creditLimitMicro: 0, adminNotes: '' };
  return {
    user: { id: userId, email, name, passwordHash, language, disabled: 0, createdAt: now },
    client: {
      id: clientId,
      ...columnsOf({ ...profile, status: 'new' }),
      currency,
      ownerEmail: email,
      createdAt: now,
      updatedAt: now,
    },
  };
}
