import { describe, expect, it } from 'vitest';
import { endpoints } from '../../worker/testing/endpoints.ts';
import type { Column } from '../kit/list/table.tsx';
import type { ResourceDefinition } from '../kit/resource/index.tsx';
import { productColumns } from './catalog/list.tsx';
import { clientColumns } from './clients/list.tsx';
import { documentColumns, transactionColumns } from './finance/columns.tsx';
import { activityColumns } from './monitoring/columns.tsx';
import { moduleLogColumns } from './monitoring/module-log.tsx';
import { serverColumns } from './servers/list.tsx';
import { sortedColumns } from './services/columns.tsx';

type Shown = readonly (Pick<Column<never>, 'key' | 'sort'> | string)[];

/** What the headers of a list ask for; `false` is a header that cannot be pressed. */
const asked = (columns: Shown) => columns.map((c) => (typeof c === 'string' ? c : (c.sort ?? c.key)));

const sortsOf = (list: string) => {
  const endpoint = endpoints.find(({ name }) => name === `admin.${list}.list`);
  return (endpoint?.fields.sort?.enum ?? []) as string[];
};

type Definition = ResourceDefinition<{ id: string }, { id: string }>;
const pages = import.meta.glob<{ definition?: Definition }>('./*/*.tsx', { eager: true, import: 'default' });
const resources = Object.values(pages).flatMap((page) => page?.definition ?? []);

const lists: Record<string, Shown> = {
  clients: clientColumns(),
  servers: serverColumns(),
  products: productColumns(() => ''),
  services: sortedColumns(),
  transactions: transactionColumns(true),
  documents: documentColumns(true),
  activity: activityColumns(),
  moduleLog: moduleLogColumns(),
  ...Object.fromEntries(resources.map(({ name, columns }) => [name, columns as Shown])),
};

describe('columns of a list', () => {
  for (const [list, columns] of Object.entries(lists)) {
    it(`${list}: each one that is shown sorts, up and down`, () => {
      const both = asked(columns).flatMap((sort) => [String(sort), `-${sort}`]);
      expect(sortsOf(list)).toEqual(expect.arrayContaining(both));
    });
  }
});
