/** What any call teaches about a server is written down beside its answer, so that no page is older than the last call. */
import type { FaultClass, Outcome } from '../drivers/outcome.ts';
import type { Account, ProvisioningPeer, Slots } from '../drivers/provisioning/port.ts';
import type { Ctx } from '../kernel/context.ts';
import type { Statement } from '../kernel/db/db.ts';
import { passedTest, type ServerRow } from './rules/server.ts';
import { lookSoon, markUp, writeSlots } from './store/server.ts';

/** What they say is about the whole server, not about the call. */
const UNWELL: ReadonlySet<FaultClass> = new Set([
  'auth',
  'redirect',
  'transport',
  'tls',
  'dns',
  'not_json',
  'version',
  'busy',
  'server',
]);

type Answer = Outcome<unknown>;
const isAnswer = (given: unknown): given is Answer => typeof given === 'object' && given !== null && 'kind' in given;

/** An account that came or went: the panel counts otherwise than before. */
const countChanged = (verb: string, answer: Answer): boolean => {
  if (answer.kind !== 'ok') return false;
  if (verb === 'create') return !(answer.value as { account: Account; adopted: boolean }).adopted;
  return verb === 'remove';
};

/** Null: the answer says nothing of the server as a whole. */
const worksBy = (answer: Answer): boolean | null => {
  if (answer.kind === 'ok') return true;
  return UNWELL.has(answer.why.class) ? false : null;
};

export function witnessed(ctx: Ctx, row: ServerRow, peer: ProvisioningPeer): ProvisioningPeer {
  const told = new Set<string>();
  const write = (what: string, statement: (db: Ctx['db']) => Statement) => {
    if (told.has(what)) return;
    told.add(what);
    ctx.aside('server.not_noted', (db) => [statement(db)], { serverId: row.id, what });
  };
  const hear = (verb: string, answer: Answer) => {
    const works = worksBy(answer);
    if (works && row.downSince !== null) write('up', (db) => markUp(db, row.id));
    const tested = passedTest(row);
    const contradicts = works !== null && tested !== null && works !== tested;
    if (contradicts || countChanged(verb, answer)) write('look', (db) => lookSoon(db, row.id));
    if (verb !== 'slots' || answer.kind !== 'ok') return;
    const slots = answer.value as Slots & { busy: string | null };
    if (slots.busy === null) write('slots', (db) => writeSlots(db, row.id, slots, ctx.now()));
  };
  return new Proxy(peer, {
    get: (target, verb: keyof ProvisioningPeer) => {
      const ask = target[verb] as ((...args: unknown[]) => Promise<unknown>) | undefined;
      if (typeof ask !== 'function') return ask;
      return async (...args: unknown[]) => {
        const given = await ask.apply(target, args);
        if (isAnswer(given)) hear(verb, given);
        return given;
      };
    },
  });
}
