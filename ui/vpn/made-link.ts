/** Pure: what may still be said of a link that was made on this page. */
import type { OneTimeLink } from '../../worker/links/contract/model.ts';

/** `madeAt` and `fetchedAt` by this browser's clock. */
export type MadeLink = { id: string; url: string; usesLeft: number; madeAt: number };
type Known = { items: readonly Pick<OneTimeLink, 'id' | 'usesLeft'>[] | undefined; fetchedAt: number };

/** The link with its count as the list has it; null once a list that is younger does not hold it any more. */
export function stillOpens(made: MadeLink, { items, fetchedAt }: Known): MadeLink | null {
  if (!items || fetchedAt < made.madeAt) return made;
  const live = items.find(({ id }) => id === made.id);
  return live ? { ...made, usesLeft: live.usesLeft } : null;
}
