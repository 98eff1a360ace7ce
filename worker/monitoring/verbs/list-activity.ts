import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { activityOf } from '../rules/activity.ts';
import { type ActivityListInput, activityPage } from '../store/activity.ts';

export async function listActivity(ctx: Ctx, input: ActivityListInput) {
  const { query, keys } = activityPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => (keys.by === 'actorName' ? r.actorName : keys.by === 'action' ? r.action : r.at),
    (r) => r.id,
    (r) => activityOf(r, ctx.say),
  );
}
