/** Pure: two parts of a page that hear of one server by different ways do not say the opposite of each other for long. */
import type { LiveStatus } from '../../../worker/connections/contract/model.ts';

/** When the server was asked last, and whether it answered; null: nothing is known yet. */
type Asked = { at: number; works: boolean };
type Heard = Pick<LiveStatus, 'state' | 'sampledAt' | 'unknownSince'>;

/** A server that refuses one way and answers the other is not asked without end. */
const AGAIN_AFTER_MS = 10_000;

/** The live status has later news of the server than the page, and the opposite: the page must ask again. */
export function contradicts(asked: Asked | null, heard: Heard | undefined): boolean {
  if (!asked || !heard) return false;
  const works = heard.state !== 'unknown';
  const at = works ? heard.sampledAt : heard.unknownSince;
  if (at === null || works === asked.works) return false;
  return at > asked.at + (works ? AGAIN_AFTER_MS : 0);
}
