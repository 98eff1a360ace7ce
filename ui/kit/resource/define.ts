import type { ComponentChildren } from 'preact';
import type { ZodMiniType } from 'zod/mini';
import type { CallOptions } from '../../data/api.ts';
import type { Permission } from '../../data/permissions.ts';
import type { Page } from '../../data/store/pages.ts';
import type { Messages, Translate } from '../../i18n/catalog.ts';
import type { FormCore } from '../form/use-form.ts';
import type { Column } from '../list/table.tsx';
import type { Confirmation } from '../overlay/confirm-action.ts';
import type { Icon } from '../shown/icons.tsx';

type Call<I, O> = (input: I, options?: CallOptions) => Promise<O>;

/** What a module of the contract offers: `api.admin.serverGroups`. Absent verbs mean absent buttons. */
export type ResourceApi<Row, Record> = {
  list: (input: never, options: CallOptions) => Promise<Page<Row>>;
  get?: Call<{ id: string }, Record>;
  create?: (input: never, options: CallOptions) => Promise<{ id: string }>;
  update?: (input: never, options: CallOptions) => Promise<unknown>;
  remove?: Call<{ id: string }, unknown>;
};

export type Values = Record<string, unknown>;
export type Schemas = { create?: ZodMiniType; update?: ZodMiniType };

/** A name is a column of the row; an object refines it. Labels come from `<name>.fields.<column>`. */
export type ColumnOf<Row> =
  | (keyof Row & string)
  | (Omit<Column<Row>, 'key' | 'label'> & { key: string; label?: string });

export type RowAction<Row> = {
  /** Its words are `<name>.actions.<action>`. */
  name: string;
  run: (row: Row) => Promise<unknown>;
  permit?: Permission;
  icon?: Icon;
  danger?: boolean;
  when?: (row: Row) => boolean;
  confirm?: (row: Row) => Confirmation;
};

export type FieldSlot<R> = (form: FormCore<Values>, record: R | undefined) => ComponentChildren;

export type ResourceDefinition<Row extends { id: string }, R extends { id: string }> = {
  /** Key of the contract module, of the cache and of the words. */
  name: string;
  /** Address of the list. */
  path: string;
  /** The catalog of the capability, with `<name>.title`, `<name>.one`, `<name>.empty` … */
  t: Pick<Translate<Messages>, 'find'>;
  api: ResourceApi<Row, R>;
  /** Imported when a form opens: `async () => { const m = await import('…/model.ts'); return { create: m.draft } }`. */
  schema?: () => Promise<Schemas>;
  icon?: Icon;
  columns: readonly ColumnOf<Row>[];
  sort: (keyof Row & string) | `-${keyof Row & string}`;
  /** Filter name to its values; words are `<name>.filters.<filter>` and `<name>.filters.<filter>.<value>`. */
  filters?: Readonly<Record<string, readonly string[]>>;
  /** The list can be narrowed to a span of days, of creation. */
  dates?: boolean;
  /** Off with false, for lists that the server cannot search. */
  search?: boolean;
  /** Parts of the form: key of the words `<name>.sections.<key>` and its fields. Without it, one part with all fields. */
  sections?: Readonly<Record<string, readonly string[]>>;
  /** Pages that tell more about the form, linked from its help. */
  guides?: () => readonly { href: string; label: string }[];
  rowActions?: readonly RowAction<Row>[];
  permissions?: { create?: Permission; update?: Permission; remove?: Permission };
  /** How a record is called in titles; its `name` unless given. */
  nameOf?: (record: Row | R) => string;
  /** Values of an empty form that differ from empty. */
  initial?: Values;
  /** A record as the form's values, when its shape is not that of the change. */
  toValues?: (record: R) => Values;
  /** What deleting takes away, one line each. */
  lost?: (record: R) => readonly string[];
  /** Slot: own controls by field name. */
  fields?: Readonly<Record<string, FieldSlot<R>>>;
  /** Slot: beside the form of a stored record. */
  aside?: (record: R) => ComponentChildren;
  /** Slot: at the end of the list's toolbar. */
  tools?: () => ComponentChildren;
};

// biome-ignore lint/suspicious/noExplicitAny: the parts of a resource work on any of them; its definition is where rows are typed
export type AnyResource = ResourceDefinition<any, any>;

/** `downMbps` → `Down mbps`: what is read where nobody has written the words yet. */
export const humanise = (key: string): string => {
  const words = key
    .replace(/[._]/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Words of a resource by convention. */
export const wordsOf = ({ t, name }: AnyResource) => ({
  find: (key: string) => t.find(`${name}.${key}`),
  of: (key: string) => t.find(`${name}.${key}`) ?? humanise(key.slice(key.lastIndexOf('.') + 1)),
  title: () => t.find(`${name}.title`) ?? humanise(name),
  one: () => t.find(`${name}.one`) ?? humanise(name),
});

export const nameOf = (resource: AnyResource, record: Values): string =>
  resource.nameOf?.(record) ?? String(record.name ?? record.key ?? record.number ?? record.id);
