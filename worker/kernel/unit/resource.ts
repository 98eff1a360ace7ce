/** The five verbs of a plain resource. A module that needs one of them otherwise writes that one out. */
import type { Ctx } from '../context.ts';
import { reads } from '../db/db.ts';
import type { ListInput, Span } from '../db/page.ts';
import type { Rows } from '../db/rows.ts';
import { Problem } from '../problem.ts';
import type { Word } from '../words/word.ts';
import { Unit } from './unit.ts';

type What = 'created' | 'changed' | 'deleted';

type Columns<Row, New> = Partial<Row> & Omit<New, 'id' | 'createdAt'>;
/** `before` null: the row is made. */
type About<Row> = { ctx: Ctx; id: string; before: Row | null };

type Spec<Row extends { id: string }, New, Input, Model, Draft> = {
  /** Of activity entries: `product_group:<id>`, `product_group.created`. */
  name: string;
  rows: Rows<Row, New, Input>;
  shown(row: Row, ctx: Ctx): Model;
  /** What a form writes. */
  columns(draft: Draft, about: About<Row>): Columns<Row, New> | Promise<Columns<Row, New>>;
  /** For the activity log. */
  words(what: What, row: Row, ctx: Ctx): Word;
};

/** Names of the columns whose values differ; JSON columns are compared as they are stored. */
export function changedFields<T extends object>(before: T, after: Partial<T>): string[] {
  return (Object.keys(after) as (keyof T & string)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}

const OK = { ok: true as const };

const finder =
  <Row extends { id: string }, New, Input>(rows: Rows<Row, New, Input>) =>
  async (ctx: Ctx, id: string): Promise<Row> => {
    const [found] = await reads(ctx.db, [rows.byId(ctx.db, id)]);
    const row = found[0];
    if (!row) throw new Problem('not_found');
    return row;
  };

const teller =
  <Row extends { id: string }>(name: string, words: (what: What, row: Row, ctx: Ctx) => Word) =>
  (what: What, row: Row, ctx: Ctx) => ({
    action: `${name}.${what}`,
    subject: `${name}:${row.id}`,
    words: words(what, row, ctx),
  });

export function resourceVerbs<
  Row extends { id: string; createdAt: number },
  New extends { id: string; createdAt: number },
  Input extends ListInput & Span,
  Model,
  Draft,
>({ name, rows, shown, columns, words }: Spec<Row, New, Input, Model, Draft>) {
  const find = finder(rows);
  const told = teller(name, words);
  return {
    async list(ctx: Ctx, input: Input) {
      const { query, keys } = rows.page(ctx.db, input);
      const [found] = await reads(ctx.db, [query]);
      return keys.page(
        found,
        (row) => row.sortValue,
        (row) => row.id,
        ({ sortValue: _, ...row }) => shown(row as unknown as Row, ctx),
      );
    },
    get: async (ctx: Ctx, { id }: { id: string }) => shown(await find(ctx, id), ctx),
    async create(ctx: Ctx, draft: Draft) {
      const id = ctx.id();
      const row = { ...(await columns(draft, { ctx, id, before: null })), id, createdAt: ctx.now() } as New & Row;
      return new Unit(ctx)
        .write(rows.insert(ctx.db, row))
        .audit(told('created', row, ctx))
        .commit({ id: row.id });
    },
    async update(ctx: Ctx, { id, ...draft }: Draft & { id: string }) {
      const before = await find(ctx, id);
      const set = await columns(draft as Draft, { ctx, id, before });
      const detail = { changed: changedFields(before, set) };
      return new Unit(ctx)
        .write(rows.update(ctx.db, id, set))
        .audit({ ...told('changed', { ...before, ...set }, ctx), detail })
        .commit(OK);
    },
    /** What still needs the row is for the schema to refuse, with a code of its own. */
    async remove(ctx: Ctx, { id }: { id: string }) {
      const row = await find(ctx, id);
      return new Unit(ctx)
        .write(rows.remove(ctx.db, id))
        .audit(told('deleted', row, ctx))
        .commit(OK);
    },
  };
}
