/** Where to go after a sign-in: only an address of this site and surface, whatever `?next=` says. */
export const safeReturn = (next: string | undefined, home: string): string => {
  if (!next?.startsWith('/') || /[\\\s]/.test(next) || next.startsWith('//')) return home;
  const inside =
    home === '/'
      ? !/^\/(admin|api|rpc)(\/|$|\?)/.test(next)
      : next === home || next.startsWith(`${home}/`) || next.startsWith(`${home}?`);
  return inside ? next : home;
};
