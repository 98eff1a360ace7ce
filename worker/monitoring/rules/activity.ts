import type * as z from 'zod/mini';
import type { activity } from '../../kernel/db/tables.ts';
import type { Said, Teller, Word } from '../../kernel/words/word.ts';
import type { ACTOR_KINDS, activityRow } from '../contract/admin.ts';

export type ActorKind = (typeof ACTOR_KINDS)[number];

/** An entry from before there were codes is as it was written. */
const saidOf = ({ words, summary }: typeof activity.$inferSelect): Said =>
  words === null ? summary : { ...(JSON.parse(words) as Omit<Word, 'text'>), text: summary };

export const activityOf = (r: typeof activity.$inferSelect, say: Teller): z.infer<typeof activityRow> => ({
  id: r.id,
  at: r.at,
  actorKind: r.actorKind as ActorKind,
  actorName: r.actorName,
  action: r.action,
  subject: r.subject,
  clientId: r.clientId,
  summary: say(saidOf(r)),
  requestId: r.requestId,
});
