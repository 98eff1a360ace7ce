import { and, eq } from 'drizzle-orm';
import { type Db, foundBy, searched } from '../../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../../kernel/db/page.ts';
import { activity } from '../../kernel/db/tables.ts';
import type { ActorKind } from '../rules/activity.ts';

export type ActivityListInput = ListInput &
  Span & {
    actorKind?: ActorKind | undefined;
    clientId?: string | undefined;
    subject?: string | undefined;
  };

/** Of one client or subject, among its newest entries; otherwise in the whole log. */
function activitiesFound({ clientId, subject, actorKind }: ActivityListInput, q: string) {
  const within = actorKind && eq(activity.actorKind, actorKind);
  const columns = [
    { column: activity.subject, newest: activity.at },
    { column: activity.action, within },
    { column: activity.actorName, within },
  ];
  const owner = subject ? eq(activity.subject, subject) : clientId ? eq(activity.clientId, clientId) : undefined;
  return searched(activity.id, columns, q, owner && { where: owner, newest: activity.at });
}

export function activityPage(db: Db, input: ActivityListInput) {
  const sorts = { at: activity.at, actorName: activity.actorName, action: activity.action };
  const keys = keyset(input, sorts, activity.id, '-at');
  const found = input.q ? activitiesFound(input, input.q) : undefined;
  const query = db
    .select()
    .from(activity)
    .where(
      and(
        foundBy(
          found,
          [activity.subject, input.subject],
          [activity.clientId, input.clientId],
          [activity.actorKind, input.actorKind],
        ),
        during(activity.at, input),
        keys.after,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}
