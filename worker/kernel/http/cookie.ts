/** Cookies: `__Host-` over https; the same name without the prefix on plain-http loopback, where browsers refuse it. */
export type CookieJar = {
  get(name: string): string | undefined;
  set(name: string, value: string, maxAgeSeconds: number): void;
  lines(): string[];
};

export function cookieJar(request: Request): CookieJar {
  const secure = new URL(request.url).protocol === 'https:';
  const full = (name: string) => (secure ? `__Host-${name}` : name);
  const sent = new Map(
    (request.headers.get('cookie') ?? '').split(/;\s*/).map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  );
  const lines: string[] = [];
  return {
    get: (name) => sent.get(full(name)),
    set: (name, value, maxAgeSeconds) => {
      lines.push(
        `${full(name)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
      );
    },
    lines: () => lines,
  };
}
