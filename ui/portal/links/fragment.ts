/** `#<service>.<token>`: after the `#`, so that no server, log or scanner on the way ever sees it. */
export const readFragment = (hash: string): { serviceId: string; token: string } | null => {
  const [, serviceId, token] = /^#([0-9A-HJKMNP-TV-Z]{26})\.([\w-]{20,100})$/.exec(hash) ?? [];
  return serviceId && token ? { serviceId, token } : null;
};
