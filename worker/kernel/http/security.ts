import type { Mode } from '../../env.ts';
import { Problem } from '../problem.ts';

const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function securityHeaders(headers: Headers): void {
  headers.set('content-security-policy', CSP);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
}

/** IPv4 cut to its /24, IPv6 to its /64: what one household or one attacker easily holds whole. */
export function networkOf(ip: string): string {
  const v4 = /(?<![\d.])(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(ip)?.[1];
  if (v4) return `${v4}.0/24`;
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** In production everything but loopback is https: cookies would lose `Secure`, mailed links would be readable. */
export const isPlainHttp = (url: URL, mode: Mode): boolean =>
  mode === 'production' && url.protocol === 'http:' && !LOOPBACK.has(url.hostname);

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that may change state must say that it comes from here. Bearer tokens are not sent by browsers on their
 * own, so they need no such proof. `/rpc` also wants a header that no form can set.
 */
export function refuseCrossSite(request: Request, url: URL): Problem | null {
  const isRpc = url.pathname.startsWith('/rpc/');
  if (isRpc && request.headers.get('x-culvert') !== '1') return new Problem('cross_site');
  if (READS.has(request.method)) return null;
  if (!isRpc && request.headers.get('authorization')?.startsWith('Bearer ')) return null;
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin') return new Problem('cross_site');
  const origin = request.headers.get('origin');
  if (origin ? origin !== url.origin : site !== 'same-origin') return new Problem('cross_site');
  return null;
}
