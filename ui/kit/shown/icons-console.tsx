import { icon } from './icon.tsx';

export const IconUsers = /* @__PURE__ */ icon(
  'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.5-3 3.200-4.5 6.5-4.5s6 1.5 6.5 4.5M16 4.800a3.5 3.5 0 0 1 0 6.400M18 15.300c1.900.6 3.200 2 3.5 4.200',
);
export const IconServer = /* @__PURE__ */ icon(
  'M5 4h14a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM5 13h14a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1zM7.5 7.5h.01M7.5 16.5h.01M11 7.5h5.5M11 16.5h5.5',
);
export const IconLayers = /* @__PURE__ */ icon(
  'm12 3.5 8.5 4.5L12 12.5 3.5 8zM3.5 12 12 16.5l8.5-4.5M3.5 16 12 20.5l8.5-4.5',
);
export const IconBox = /* @__PURE__ */ icon('M12 3.5 20 8v8l-8 4.5L4 16V8zM4 8l8 4.5L20 8M12 12.5v8');
export const IconFolder = /* @__PURE__ */ icon(
  'M3.5 6.5a1 1 0 0 1 1-1H9l2 2.5h8.5a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1z',
);
export const IconSwap = /* @__PURE__ */ icon('M4 8h15l-3.5-3.5M20 16H5l3.5 3.5');
export const IconCard = /* @__PURE__ */ icon(
  'M4.5 5.5h15a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM3.5 10h17M7 14.5h3',
);
export const IconQueue = /* @__PURE__ */ icon('M4 6h16M4 12h10M4 18h7M18 14v6l3.5-3z');
export const IconActivity = /* @__PURE__ */ icon('M3.5 12.5h4l2.5-7 4 13 2.5-6h4');
export const IconSettings = /* @__PURE__ */ icon('M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h2M10 12h10M8 10v4');
export const IconGauge = /* @__PURE__ */ icon('M4.5 18a9 9 0 1 1 15 0M12 13l4-4.5M12 14a1 1 0 1 0 0-2 1 1 0 0 0 0 2z');
export const IconGlobe = /* @__PURE__ */ icon(
  'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c2.5 2.400 3.5 5.300 3.5 8.5s-1 6.100-3.5 8.5c-2.5-2.400-3.5-5.300-3.5-8.5s1-6.100 3.5-8.5z',
);
export const IconKey = /* @__PURE__ */ icon(
  'M8.5 19a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM11.700 11.300 20 3M16.5 6.5l3 3',
);
export const IconChevronLeft = /* @__PURE__ */ icon('M14.5 6.5 9 12l5.5 5.5');
export const IconArrowUp = /* @__PURE__ */ icon('M12 19V5.5M6.5 11 12 5.5l5.5 5.5');
export const IconArrowDown = /* @__PURE__ */ icon('M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5');
export const IconExternal = /* @__PURE__ */ icon(
  'M13.5 4.5h6v6M19.5 4.5l-9 9M10 6H5.5a1 1 0 0 0-1 1v11.5a1 1 0 0 0 1 1H17a1 1 0 0 0 1-1V14',
);
export const IconMore = /* @__PURE__ */ icon('M5.5 12h.01M12 12h.01M18.5 12h.01', 2.5);
export const IconMenu = /* @__PURE__ */ icon('M4 7h16M4 12h16M4 17h16');
export const IconSidebar = /* @__PURE__ */ icon(
  'M4.5 4.5h15a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM9.5 4.5v15',
);
export const IconStop = /* @__PURE__ */ icon('M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.5 12h7');
export const IconTrash = /* @__PURE__ */ icon('M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5');
export const IconEdit = /* @__PURE__ */ icon('M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3');
export const IconGrip = /* @__PURE__ */ icon(
  'M9.5 6h.01M14.5 6h.01M9.5 12h.01M14.5 12h.01M9.5 18h.01M14.5 18h.01',
  2.25,
);
export const IconRows = /* @__PURE__ */ icon('M4 5.5h16M4 10h16M4 14.5h16M4 19h16');
export const IconWifi = /* @__PURE__ */ icon(
  'M3.5 9.5a12 12 0 0 1 17 0M6.5 13a8 8 0 0 1 11 0M9.5 16.300a3.600 3.600 0 0 1 5 0M12 19.5h.01',
);
export const IconPlug = /* @__PURE__ */ icon('M9 3.5V8M15 3.5V8M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v3.5');
export const IconQr = /* @__PURE__ */ icon(
  'M4.5 4.5h5v5h-5zM14.5 4.5h5v5h-5zM4.5 14.5h5v5h-5zM14.5 14.5h2v2M19.5 14.5v5h-5',
);
