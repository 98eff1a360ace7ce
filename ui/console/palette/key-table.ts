/** Where `g` and then a letter lead. */
export const GO = {
  o: '/admin',
  c: '/admin/clients',
  s: '/admin/services',
  p: '/admin/products',
  v: '/admin/servers',
  t: '/admin/transactions',
  i: '/admin/documents',
  q: '/admin/jobs',
  m: '/admin/mails',
} as const;
export type GoKey = keyof typeof GO;
export const isGoKey = (key: string): key is GoKey => Object.hasOwn(GO, key);

const isMac = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? '');
/** As it is printed on the reader's keyboard. */
export const MOD = isMac ? '⌘' : 'Ctrl';
