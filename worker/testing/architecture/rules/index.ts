import { comments } from '../documents.ts';
import { bindings } from './bindings.ts';
import { handles, tables } from './database.ts';
import { driverFolders, driverNames } from './driver-names.ts';
import { imports, roles } from './imports.ts';
import { awake, hiddenInputs, moduleState, pageInputs } from './inputs.ts';
import { permissionLists } from './permissions.ts';
import { registered } from './registered.ts';
import type { Rule, WholeRule } from './rule.ts';
import { folders, names, size } from './shape.ts';

export const rules: readonly Rule[] = [
  roles,
  imports,
  handles,
  bindings,
  permissionLists,
  tables,
  driverNames,
  hiddenInputs,
  awake,
  moduleState,
  pageInputs,
  registered,
  size,
  names,
  comments,
];
export const wholeRules: readonly WholeRule[] = [folders, driverFolders];
