/** Names why a call got no usable answer, from what the runtime or Cloudflare's edge says about it. */
import type { ReachFailure } from './reach.ts';

export type NamedFailure = { cause: ReachFailure; detail: string };

/**
 * Error codes and words of Node and of workerd. workerd says "Network connection lost" both to a refused connection
 * and to one that breaks, so before the headers that means refused, after them reset.
 */
const BY_WORDS: readonly [RegExp, ReachFailure, string][] = [
  [/timeout|timed out|aborted/i, 'timeout', 'no answer in time'],
  [/ENOTFOUND|EAI_AGAIN|getaddrinfo|dns|lookup address|not resolve/i, 'dns', 'the host name does not resolve'],
  [
    /CERT|certificate|\bTLS\b|\bSSL\b|EPROTO|handshake|self.signed|unable to verify|ALTNAME|wrong version number/i,
    'tls',
    'the TLS connection failed: the certificate does not verify, or the port does not speak https',
  ],
  [/ECONNREFUSED|refused/i, 'refused', 'the connection was refused'],
  [/EHOSTUNREACH|ENETUNREACH|unreachable/i, 'refused', 'the host is unreachable'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|other side closed|terminated|socket/i, 'reset', 'the connection broke off'],
];

/** Cloudflare's edge answers in place of a server that it cannot reach. */
const BY_EDGE_STATUS: ReadonlyMap<number, NamedFailure> = new Map([
  [520, { cause: 'reset', detail: 'the server closed the connection without an answer' }],
  [521, { cause: 'refused', detail: 'the connection was refused' }],
  [522, { cause: 'timeout', detail: 'the server did not accept the connection in time' }],
  [523, { cause: 'refused', detail: 'the server is unreachable' }],
  [524, { cause: 'timeout', detail: 'the server accepted the connection and did not answer in time' }],
  [525, { cause: 'tls', detail: 'the TLS handshake failed' }],
  [526, { cause: 'tls', detail: 'the certificate does not verify: it is self-signed, expired or for another name' }],
  [530, { cause: 'dns', detail: 'the host name does not resolve, or its tunnel is down' }],
]);

/** Node hides the reason under `cause`, a refused dual-stack connection under `errors` as well. */
function wordsOf(error: unknown, depth = 0): string {
  if (depth > 4 || error === null || typeof error !== 'object') return String(error);
  const { name, message, code, cause, errors } = error as Record<string, unknown>;
  const nested = [cause, ...(Array.isArray(errors) ? errors : [])].filter((inner) => inner !== undefined);
  return [name, code, message, ...nested.map((inner) => wordsOf(inner, depth + 1))].filter(Boolean).join(' ');
}

/** workerd hides both a name that does not resolve and a certificate that does not verify behind these words. */
export const isOpaque = (error: unknown): boolean => /^(\w{1,40} )?internal error/i.test(wordsOf(error));

export function nameFailure(error: unknown, headersSeen: boolean): NamedFailure {
  const words = wordsOf(error);
  const hit = BY_WORDS.find(([pattern]) => pattern.test(words));
  if (hit) return { cause: hit[1], detail: hit[2] };
  return headersSeen
    ? { cause: 'reset', detail: 'the connection broke off in the middle of the answer' }
    : { cause: 'refused', detail: 'the connection was refused, or dropped before any answer' };
}

/** A status that Cloudflare's edge made up for a server it could not reach, or null for a real answer. */
export const nameEdgeAnswer = (status: number): NamedFailure | null => BY_EDGE_STATUS.get(status) ?? null;
