/** One outbound call as the module log keeps it. */
import type { LogFields } from '../log.ts';
import type { ReachAnswer, ReachFailure, ReachRequest } from './reach.ts';
import type { Mask } from './reach-mask.ts';

/** `path` is without its query, bodies are masked and shortened. */
export type ReachLogEntry = {
  at: number;
  /** CONNECT: a conversation over a socket; its path is what is spoken there. */
  method: ReachRequest['method'] | 'CONNECT';
  host: string;
  path: string;
  status: number | null;
  failure: ReachFailure | null;
  tookMs: number;
  poll: boolean;
  requestBody: string | null;
  responseBody: string | null;
};

/** What the platform's log shows of it: bodies, which may be long, are in the module log. */
export const outline = ({ requestBody: _, responseBody: _answer, ...line }: ReachLogEntry): LogFields => line;

const isText = (headers: Headers) =>
  /json|text|xml|javascript|form-urlencoded/i.test(headers.get('content-type') ?? 'text');

export function logEntry(
  request: ReachRequest,
  url: URL | null,
  answer: ReachAnswer,
  at: number,
  mask: Mask,
): ReachLogEntry {
  const answered = answer.kind === 'answer' ? answer : null;
  const body =
    answered && (isText(answered.headers) ? mask.body(answered.text) : `(${answered.bytes.byteLength} bytes)`);
  return {
    at,
    method: request.method,
    host: url?.host ?? '',
    path: mask.text(url?.pathname ?? ''),
    status: answered?.status ?? null,
    failure: answer.kind === 'failed' ? answer.cause : null,
    tookMs: answer.tookMs,
    poll: request.poll === true,
    requestBody: request.json === undefined ? null : mask.body(JSON.stringify(request.json)),
    responseBody: answer.kind === 'failed' ? answer.detail : body,
  };
}

const TRANSCRIPT_CHARS = 4000;

/** A conversation as the module log keeps it; its transcript is without secrets already. */
export const conversationEntry = (
  protocol: string,
  host: string,
  {
    status,
    failure,
    tookMs,
    transcript,
    detail,
  }: Pick<ReachLogEntry, 'status' | 'failure' | 'tookMs'> & { transcript: string[]; detail?: string },
  at: number,
): ReachLogEntry => ({
  at,
  method: 'CONNECT',
  host,
  path: protocol,
  status,
  failure,
  tookMs,
  poll: false,
  requestBody: null,
  responseBody: [...transcript, ...(detail ? [`* ${detail}`] : [])].join('\n').slice(0, TRANSCRIPT_CHARS),
});
