/**
 * Who may import what: one row per role. What a row does not list fails. `types x` grants the types of x and none of its
 * values; `x {a, b}` these names of x only.
 */
import type { HouseRole, ModuleRole, Role } from '../roles.ts';

type Of<R extends string> = R | `types ${R}` | `${R} {${string}}`;
export type Row = {
  /** Files of the same module, or of the same driver. */
  own?: readonly Of<Role>[];
  /** What a module of a lower layer lends through its index.ts or contract/, by the role of the file that holds it. */
  lent?: readonly Of<ModuleRole>[];
  /** Files of any module, at their own path. */
  inner?: readonly Of<ModuleRole>[];
  /** What belongs to no module. */
  house?: readonly Of<HouseRole>[];
  packages?: readonly (string | `types ${string}`)[];
};
