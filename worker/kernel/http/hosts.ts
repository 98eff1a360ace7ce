/** A console on a host of its own: there stands nothing of the shop, and on the shop's hosts nothing of the console. */
import { consoleHostOf, type Env } from '../../env.ts';

/** What both are made of: files, pictures of the catalog, the reference of the API. */
const SHARED = /^\/(?:api\/(?:health|docs|v1\/openapi\.json)$|assets\/|images\/|docs\/|[^/]{1,100}\.[a-z0-9]{2,5}$)/;
const OF_CONSOLE = /^\/(?:admin(?:\/|$)|api\/v1\/(?:admin|staff)\/|rpc\/(?:admin\/|public\/staff)|live\/admin\/)/;

/** Whether this host has no such address. Without a host of its own the console stands beside the shop. */
export function isElsewhere(env: Pick<Env, 'CONSOLE_HOST'>, { host, pathname }: URL): boolean {
  const own = consoleHostOf(env);
  if (own === null || SHARED.test(pathname)) return false;
  return OF_CONSOLE.test(pathname) !== (host === own);
}
