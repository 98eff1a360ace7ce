import { comments } from '../documents.ts';
import { handles, tables } from './database.ts';
import { driverNames } from './driver-names.ts';
import { imports, roles } from './imports.ts';
import { awake, hiddenInputs } from './inputs.ts';
import { registered } from './registered.ts';
import type { Rule, WholeRule } from './rule.ts';
import { folders, names, size } from './shape.ts';

export const rules: readonly Rule[] = [
  roles,
  imports,
  handles,
  tables,
  driverNames,
  hiddenInputs,
  awake,
  registered,
  size,
  names,
  comments,
];
export const wholeRules: readonly WholeRule[] = [folders];
