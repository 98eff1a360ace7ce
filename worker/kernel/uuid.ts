const URL_NAMESPACE = '6ba7b8119dad11d180b400c04fd430c8';

/** RFC 9562 version 5 over the RFC's URL namespace: the same name gives the same UUID, always. */
export async function stableUuid(name: string): Promise<string> {
  const prefix = Uint8Array.from(URL_NAMESPACE.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const input = new Uint8Array([...prefix, ...new TextEncoder().encode(name)]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', input)).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
