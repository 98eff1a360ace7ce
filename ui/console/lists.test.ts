import { describe, expect, it } from 'vitest';
import { endpoints } from '../../worker/testing/endpoints.ts';
import type { Column } from '../kit/list/table.tsx';
import type { ColumnOf } from '../kit/resource/index.tsx';
import { productGroups } from './catalog/groups.tsx';
import { productColumns } from './catalog/list.tsx';
import { clientColumns } from './clients/list.tsx';
import { documentColumns, transactionColumns } from './finance/columns.tsx';
import { activityColumns } from './monitoring/columns.tsx';
import { moduleLogColumns } from './monitoring/module-log.tsx';
import { serverGroups } from './servers/groups.tsx';
import { serverColumns } from './servers/list.tsx';
import { sortedColumns } from './services/columns.tsx';

type Shown = readonly (Pick<Column<never>, 'key' | 'sort'> | string)[];

/** What the headers of a list ask for; `false` is a header that cannot be pressed. */
const asked = (columns: Shown) => columns.map((c) => (typeof c === 'string' ? c : (c.sort ?? c.key)));
const namesOf = (columns: readonly ColumnOf<never>[]): Shown => columns as Shown;

const sortsOf = (list: string) => {
  const endpoint = endpoints.find(({ name }) => name === `admin.${list}.list`);
  return (endpoint?.fields.sort?.enum ?? []) as string[];
};

const lists: Record<string, Shown> = {
  clients: clientColumns(),
  servers: serverColumns(),
  serverGroups: namesOf(serverGroups.columns as never),
  productGroups: namesOf(productGroups.columns as never),
  products: productColumns(() => ''),
  services: sortedColumns(),
  transactions: transactionColumns(true),
  documents: documentColumns(true),
  activity: activityColumns(),
  moduleLog: moduleLogColumns(),
};

describe('columns of a list', () => {
  for (const [list, columns] of Object.entries(lists)) {
    it(`${list}: each one that is shown sorts, up and down`, () => {
      const both = asked(columns).flatMap((sort) => [String(sort), `-${sort}`]);
      expect(sortsOf(list)).toEqual(expect.arrayContaining(both));
    });
  }
});
