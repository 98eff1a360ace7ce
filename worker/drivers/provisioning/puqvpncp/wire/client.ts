/** HTTP to one panel: builds every URL, sends the token, and turns each answer into a payload or a fault. */
import type { Answered, Reach, ReachAnswer, ReachFailure, ReachRequest } from '../../../../kernel/reach/reach.ts';
import { type Fault, type FaultClass, type Outcome, ok, refuse, retry } from '../../../outcome.ts';
import { hideRuns } from '../../../secret-runs.ts';
import type { PanelServer } from '../config.ts';
import { decode } from './decode.ts';
import type { Rows, Shaped } from './shapes.ts';

const API = '/api/v1';
export const PORTS = { http: 8098, https: 443 };

/** `status` and `failure` say where a fault comes from: an answer of the panel, or no answer at all. `said`: as decoded. */
export type Reply =
  | { ok: true; payload: unknown; cut: boolean; tookMs: number }
  | {
      ok: false;
      fault: Fault;
      said: string | null;
      status: number | null;
      failure: ReachFailure | null;
      afterMs: number | null;
      tookMs: number;
    };

export type CallOptions = {
  json?: unknown;
  timeoutMs?: number;
  maxBytes?: number;
  onTooLarge?: ReachRequest['onTooLarge'];
  /** An empty body is an answer. */
  mayBeEmpty?: boolean;
  /** A text/plain body is an answer. */
  mayBePlain?: boolean;
  poll?: boolean;
};

export interface PanelClient {
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: readonly string[], options?: CallOptions): Promise<Reply>;
  now(): number;
  note: NonNullable<Reach['note']>;
}

/** Origin of every call, without a trailing slash; the scheme's own port is left out. */
export function baseUrl({ host, port, secure }: Pick<PanelServer, 'host' | 'port' | 'secure'>): string {
  const name = host.trim();
  const bracketed = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  const wanted = port ?? (secure ? PORTS.https : PORTS.http);
  const own = secure ? 443 : 80;
  return `${secure ? 'https' : 'http'}://${bracketed}${wanted === own ? '' : `:${wanted}`}`;
}

/** The only place that builds a path; each segment is escaped, dot segments included. */
export const apiPath = (segments: readonly string[]): string =>
  `${API}/${segments.map((segment) => encodeURIComponent(segment).replace(/^\.{1,2}$/, (dots) => '%2E'.repeat(dots.length))).join('/')}`;

const BY_FAILURE: Record<ReachFailure, FaultClass> = {
  blocked: 'validation',
  dns: 'dns',
  tls: 'tls',
  refused: 'transport',
  timeout: 'transport',
  reset: 'transport',
  too_large: 'server',
  redirect: 'redirect',
  paused: 'transport',
};

/** How long to wait before asking again; a class that is not listed is not worth asking again. */
const RETRY_AFTER_MS: Partial<Record<FaultClass, number>> = {
  transport: 10_000,
  busy: 30_000,
  server: 30_000,
  not_json: 60_000,
  dns: 60_000,
  tls: 300_000,
};

/** Faults that say something about the panel as a whole, not about the call. */
const BROKEN: ReadonlySet<FaultClass> = new Set(['transport', 'server', 'not_json', 'tls']);

const isPlain = (headers: Headers, text: string) =>
  /^text\/plain|octet-stream/i.test(headers.get('content-type') ?? '') &&
  !/^[<[{"]/.test(
    text
      .trimStart()
      .replace(/^\[Interface\]/i, '')
      .trimStart(),
  );

function readAnswer(answer: Answered, options: CallOptions): Reply {
  const { status, text, headers, tookMs } = answer;
  const succeeded = status >= 200 && status < 300;
  const cut = answer.cut === true;
  if (succeeded && (cut || (options.mayBePlain && isPlain(headers, text))))
    return { ok: true, payload: text, cut, tookMs };
  const decoded = decode(status, text);
  const failed = (fault: Fault, said: string | null = null): Reply => ({
    ok: false,
    fault,
    said,
    status,
    failure: null,
    afterMs: answer.afterMs ?? null,
    tookMs,
  });
  if (!decoded.ok) return failed(decoded.fault, decoded.said);
  if (decoded.payload === undefined && text.trim() === '' && !options.mayBeEmpty) {
    return failed({ class: 'transport', detail: `HTTP ${status} with an empty body` });
  }
  return { ok: true, payload: decoded.payload, cut, tookMs };
}

/** A panel may say back what it was sent, and a long answer is cut in the midst of it. */
function withoutToken(reply: Reply, hide: (text: string) => string): Reply {
  if (reply.ok) return reply;
  const { detail, fields, ...fault } = reply.fault;
  const shown = fields && Object.fromEntries(Object.entries(fields).map(([name, why]) => [hide(name), hide(why)]));
  const said = reply.said === null ? null : hide(reply.said);
  return { ...reply, said, fault: { ...fault, detail: hide(detail), ...(shown ? { fields: shown } : {}) } };
}

export function openClient(reach: Reach, server: PanelServer): PanelClient {
  const base = baseUrl(server);
  const hide = hideRuns([server.token ?? '']);
  const readHidden = (answer: Answered, options: CallOptions) => withoutToken(readAnswer(answer, options), hide);
  return {
    now: reach.now,
    note: (event, fields) => reach.note?.(event, { serverId: server.id, ...fields }),
    async call(method, path, options = {}) {
      const { mayBeEmpty: _, mayBePlain: __, ...sent } = options;
      const read: { reply: Reply | null } = { reply: null };
      const judge = (answer: Answered) => {
        read.reply = readHidden(answer, options);
        return read.reply.ok || !BROKEN.has(read.reply.fault.class) ? null : read.reply.fault.detail;
      };
      const answer = await reach.call({
        ...sent,
        method,
        url: `${base}${apiPath(path)}`,
        headers: { authorization: `Bearer ${server.token}`, accept: 'application/json' },
        judge,
      });
      return answer.kind === 'answer' ? (read.reply ?? readHidden(answer, options)) : fromFailure(answer);
    },
  };
}

function fromFailure({ cause, detail, tookMs, afterMs }: Extract<ReachAnswer, { kind: 'failed' }>): Reply {
  return {
    ok: false,
    fault: { class: BY_FAILURE[cause], detail },
    said: null,
    status: null,
    failure: cause,
    afterMs: afterMs ?? null,
    tookMs,
  };
}

/** A fault as an outcome: worth asking again, or not. */
export function toOutcome(why: Fault, afterMs: number | null = null): Outcome<never> {
  const usualMs = RETRY_AFTER_MS[why.class];
  return usualMs === undefined ? refuse(why) : retry(afterMs ?? usualMs, why);
}

/** An answer whose fields are not what they should be: a panel that changed, or one that is only half up. */
export const misshapen = (what: string, why: string): Outcome<never> =>
  toOutcome({ class: 'server', detail: `${what}: ${why}` });

/** The payload of a reply, shaped; or the outcome that its fault is. */
export function shaped<T>(reply: Reply, what: string, shapeOf: (payload: unknown) => Shaped<T>): Outcome<T> {
  if (!reply.ok) return toOutcome(reply.fault, reply.afterMs);
  const read = shapeOf(reply.payload);
  return read.ok ? ok(read.value) : misshapen(what, read.why);
}

/** A list of which every row is read by itself: rows that were not understood are counted and written down. */
export function shapedRows<T>(
  panel: PanelClient,
  reply: Reply,
  what: string,
  rowsIn: (payload: unknown) => Shaped<Rows<T>>,
): Outcome<Rows<T>> {
  const read = shaped(reply, what, rowsIn);
  if (read.kind === 'ok' && read.value.odd.length > 0) {
    const { rows, odd } = read.value;
    panel.note('peer.odd_rows', { what, odd: odd.length, of: rows.length + odd.length, first: odd[0]?.why ?? '' });
  }
  return read;
}
