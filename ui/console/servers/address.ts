export type Connection = { host: string; port: number | null; secure: boolean };

/** Where servers of a kind listen by themselves. */
export type Ports = { http: number; https: number };

/** The origin that Culvert will call, as the server itself builds it; undefined until a host is typed. */
export const baseUrlOf = ({ host, port, secure }: Connection, ports: Ports): string | undefined => {
  const name = host.trim().toLowerCase();
  if (!name) return undefined;
  const bracketed = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  const wanted = port ?? (secure ? ports.https : ports.http);
  const own = secure ? 443 : 80;
  return `${secure ? 'https' : 'http'}://${bracketed}${wanted === own ? '' : `:${wanted}`}`;
};
