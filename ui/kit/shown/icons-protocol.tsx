import { icon } from './icon.tsx';

/** A lock, a lock behind a wave, a shield, a key: protocols are told apart without their colours too. */
export const IconWireguard = /* @__PURE__ */ icon(
  'M7 10.5h10a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-7.5a1 1 0 0 1 1-1zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14v2.5',
);
export const IconAmneziawg = /* @__PURE__ */ icon(
  'M7 9.5h10a1 1 0 0 1 1 1v4M6 14.5v-4a1 1 0 0 1 1-1M8.5 9.5V7a3.5 3.5 0 0 1 7 0v2.5M4 18c1.300-1.500 2.700-1.500 4 0s2.700 1.500 4 0 2.700-1.500 4 0 2.700 1.500 4 0',
);
export { IconShield as IconOpenvpn } from './icons.tsx';
export { IconKey as IconIkev2 } from './icons-console.tsx';
