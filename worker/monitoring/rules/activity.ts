import type * as z from 'zod/mini';
import type { activity } from '../../kernel/db/tables.ts';
import { ofColumns, type Teller } from '../../kernel/words/word.ts';
import type { ACTOR_KINDS, activityRow } from '../contract/admin.ts';

export type ActorKind = (typeof ACTOR_KINDS)[number];

export const activityOf = (r: typeof activity.$inferSelect, say: Teller): z.infer<typeof activityRow> => ({
  id: r.id,
  at: r.at,
  actorKind: r.actorKind as ActorKind,
  actorName: r.actorName,
  action: r.action,
  subject: r.subject,
  clientId: r.clientId,
  summary: say(ofColumns(r.summary, r.words)),
  requestId: r.requestId,
});
