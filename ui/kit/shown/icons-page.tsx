import { icon } from './icon.tsx';

export const IconClock = /* @__PURE__ */ icon('M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2');
export const IconSearch = /* @__PURE__ */ icon('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5');
export const IconChevronDown = /* @__PURE__ */ icon('m6.5 9.5 5.5 5.5 5.5-5.5');
export const IconCopy = /* @__PURE__ */ icon(
  'M9 8.5h10a.5.5 0 0 1 .5.5v11a.5.5 0 0 1-.5.5H9a.5.5 0 0 1-.5-.5V9a.5.5 0 0 1 .5-.5zM5.5 15.5H5a.5.5 0 0 1-.5-.5V4.5A.5.5 0 0 1 5 4h10a.5.5 0 0 1 .5.5V5',
);
export const IconDownload = /* @__PURE__ */ icon('M12 4v11.5M6.5 10.5 12 16l5.5-5.5M4.5 19.5h15');
export const IconEye = /* @__PURE__ */ icon(
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
);
export const IconEyeOff = /* @__PURE__ */ icon(
  'M4 4l16 16M9.5 5.900A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.900 3.600M6.200 7.400C3.800 9.200 2.5 12 2.5 12S6 18.5 12 18.5c1.5 0 2.900-.4 4.100-1M10.200 10.300a2.5 2.5 0 0 0 3.5 3.5',
);
