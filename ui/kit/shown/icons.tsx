import { icon } from './icon.tsx';

export type { Icon, IconProps } from './icon.tsx';
// Apart, so that the portal's shell does not carry what only a page or the console shows.
export * from './icons-console.tsx';
export * from './icons-page.tsx';

export const IconHome = /* @__PURE__ */ icon('M4 10.5 12 4l8 6.5V19a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1z');
export const IconPlus = /* @__PURE__ */ icon('M12 5v14M5 12h14');
export const IconWallet = /* @__PURE__ */ icon(
  'M4 7.5A2.5 2.5 0 0 1 6.5 5H18v3M4 7.5V17a2 2 0 0 0 2 2h13a1 1 0 0 0 1-1V9a1 1 0 0 0-1-1H4.5M16 13.5h.01',
);
export const IconDocument = /* @__PURE__ */ icon(
  'M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10.5A.5.5 0 0 1 6.5 20V4a.5.5 0 0 1 .5-.5zM14 3.5V8h4M9.5 12h5M9.5 15.5h5',
);
export const IconUser = /* @__PURE__ */ icon(
  'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.6-3.300 3.700-5 7.5-5s6.900 1.700 7.5 5',
);
export const IconShield = /* @__PURE__ */ icon('M12 3.5 19 6v5.5c0 4.300-2.900 7.5-7 9-4.100-1.5-7-4.700-7-9V6z');
export const IconMail = /* @__PURE__ */ icon(
  'M4.5 5.5h15a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM4 7l8 6 8-6',
);
export const IconClose = /* @__PURE__ */ icon('M6 6l12 12M18 6 6 18');
export const IconCheck = /* @__PURE__ */ icon('m5 12.5 4.5 4.5L19 7.5');
export const IconChevronRight = /* @__PURE__ */ icon('m9.5 6.5 5.5 5.5-5.5 5.5');
export const IconAlert = /* @__PURE__ */ icon('M12 4 21 19.5H3zM12 10v4.5M12 17h.01');
export const IconInfo = /* @__PURE__ */ icon('M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5M12 8h.01');
export const IconCircleCheck = /* @__PURE__ */ icon(
  'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.5 12.300l2.5 2.5 4.5-5',
);
export const IconRefresh = /* @__PURE__ */ icon('M19.5 12a7.5 7.5 0 1 1-2.200-5.300L19.5 9M19.5 4.5V9H15');
export const IconSignOut = /* @__PURE__ */ icon(
  'M14 4.5H6a.5.5 0 0 0-.5.5v14a.5.5 0 0 0 .5.5h8M10.5 12h9.5M16.5 8.5 20 12l-3.5 3.5',
);
export const IconSun = /* @__PURE__ */ icon(
  'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400',
);
