export type Connection = { host: string; port: number | null; secure: boolean };

export const HTTPS_PORT = 443;
/** Where a panel listens when it is installed without a certificate. */
export const PANEL_HTTP_PORT = 8098;

/** The origin that Culvert will call, as the server itself builds it; undefined until a host is typed. */
export const baseUrlOf = ({ host, port, secure }: Connection): string | undefined => {
  const name = host.trim().toLowerCase();
  if (!name) return undefined;
  const bracketed = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  const wanted = port ?? (secure ? HTTPS_PORT : PANEL_HTTP_PORT);
  const own = secure ? HTTPS_PORT : 80;
  return `${secure ? 'https' : 'http'}://${bracketed}${wanted === own ? '' : `:${wanted}`}`;
};
