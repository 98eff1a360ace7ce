/** For tests: whether an answer of the shop that was made from an odd one of a peer still says nothing that is not so. */

/** Words for a reader, which say what is wrong. */
const SAYS: ReadonlySet<string> = new Set(['error', 'problem', 'detail', 'why', 'message', 'differences', 'steps']);
/** Says that something is not known, or did not go well. */
const NOT_WELL: ReadonlySet<string> = new Set(['unknown', 'failed', 'gaps', 'none']);
const STATES: ReadonlySet<string> = new Set(['state', 'presence', 'result']);
/** How a part of a list is told from the others. */
const IDENTITIES = ['serverId', 'date', 'operation', 'field', 'protocol', 'vpnName', 'name', 'key'] as const;

/** Drawn anew at each question, or the time of it. */
const OWN: ReadonlySet<string> = new Set(['id', 'url', 'unknownSince', 'isUnclear', 'unread', 'nextCountAt']);

type Json = Record<string, unknown>;
/** `partial`: it is said that something was left out, or that there is nothing. `said`: what the peer itself wrote in place of what is right. */
type Given = { partial: boolean; said: unknown };

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What of `is` cannot be known: it is neither as it `was` when the peer answered well, nor unknown, nor words about that. */
export function untrue(was: unknown, is: unknown, given: Given, path = ''): string[] {
  const key = path.split('/').at(-1) ?? '';
  if (is === null || Object.is(was, is) || SAYS.has(key) || OWN.has(key)) return [];
  if (STATES.has(key)) return NOT_WELL.has(String(is)) ? [] : [`${path} is ${is}`];
  if (Array.isArray(is)) return untrueList(was, is, given, path);
  if (isRecord(is)) return untrueRecord(was, is, given, path);
  return isAllowed(was, is, given, path) ? [] : [`${path} is ${short(is)} in place of ${short(was)}`];
}

const short = (value: unknown) => JSON.stringify(value)?.slice(0, 60);

function isAllowed(was: unknown, is: unknown, { partial, said }: Given, path: string): boolean {
  if (typeof is === 'number' && is < 0) return false;
  // A network without a description has an empty one.
  if (is === '') return said === '' || said === undefined || path.endsWith('/description');
  if (typeof is === 'string') return is.length < 1000 && String(said).startsWith(is);
  if (said === 0 && is === false) return true;
  return is === said || (partial && typeof was === 'number' && typeof is === 'number' && is < was);
}

function untrueList(was: unknown, is: readonly unknown[], given: Given, path: string): string[] {
  if (!Array.isArray(was)) return [`${path} is a list`];
  if (is.length < was.length && !given.partial)
    return [`${path} has ${is.length} of ${was.length} and does not say so`];
  return is
    .filter((one) => !isUnreadRow(one))
    .flatMap((one, at) => {
      const before = counterpart(one, at, was);
      return before === undefined
        ? [`${path}/${at} is not so: ${short(one)}`]
        : untrue(before, one, given, `${path}/${at}`);
    });
}

function counterpart(one: unknown, at: number, among: readonly unknown[]): unknown {
  const key = isRecord(one) ? IDENTITIES.find((name) => typeof one[name] === 'string') : undefined;
  if (!isRecord(one) || key === undefined) return among[at];
  return among.find((other) => isRecord(other) && other[key] === one[key]);
}

function untrueRecord(was: unknown, is: Json, { partial, said }: Given, path: string): string[] {
  if (!isRecord(was)) return [`${path} is a record`];
  // Where it says that it failed, what stands beside it is empty.
  if (is.result === 'failed' || is.state === 'failed' || is.ok === false) return [];
  const within = { said, partial: partial || saysPartial(is) };
  return Object.entries(is).flatMap(([key, value]) => untrue(was[key], value, within, `${path}/${key}`));
}

const isUnreadRow = (one: unknown) => isRecord(one) && one.kind === 'unread';
const isWarning = (one: unknown) => isRecord(one) && one.state === 'warning';

function saysPartial({ state, unread, error, findings, steps }: Json): boolean {
  // What stands beside an error is a copy, with its age.
  if (
    typeof error === 'string' ||
    state === 'gaps' ||
    state === 'unknown' ||
    (typeof unread === 'number' && unread > 0)
  )
    return true;
  return (Array.isArray(findings) && findings.some(isUnreadRow)) || (Array.isArray(steps) && steps.some(isWarning));
}
