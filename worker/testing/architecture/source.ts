/** A file as the rules see it: what it imports, calls, mentions and spells out. */

/** `name` is what the other file calls it; `*` is everything of it, `default` its default. */
export type Name = { name: string; local: string; typeOnly: boolean };
/** `from` is a path of the repository, or `npm:<package>`. `names` is empty when the import is for its effect alone. */
export type Import = { from: string; names: Name[]; line: number; reexport: boolean };
/**
 * `args` are the plain names handed over; `text` the first text, `spelled` the texts of the first object. `within` is
 * the declaration at the top of the file that the call stands in.
 */
export type Call = {
  callee: string;
  args: (string | null)[];
  text: string | null;
  spelled: Readonly<Record<string, string>>;
  within: string;
  line: number;
};
/**
 * `ctx.db.select`: a chain of names used as a value. `handed`: to a call, as it is. `made`: by `new` with so many
 * arguments. `listed`: in an array.
 */
export type Mention = {
  chain: string;
  use: 'handed' | 'made' | 'listed' | 'read';
  args: number;
  within: string;
  line: number;
};
/** `around` is the expression or type that the text stands in: what it is compared with, what it is one of. */
export type Text = { value: string; line: number; around: string };
/** A template: its texts, and between them the names that it puts in (null: no plain name). */
export type Template = { tag: string; texts: string[]; names: (string | null)[]; line: number };
export type Fn = { name: string; lines: number; line: number };

export type Source = {
  path: string;
  lines: number;
  text: string;
  imports: Import[];
  calls: Call[];
  mentions: Mention[];
  /** Names taken out of something: `const { db: d } = ctx` takes `db` as `d`. */
  taken: { key: string; local: string | null; line: number }[];
  texts: Text[];
  templates: Template[];
  /** Regular expressions, as they are written. */
  patterns: { value: string; flags: string; line: number }[];
  /** Of objects that are written out, with what they are keyed by at once: `{ a: 1 }[key]`. */
  chosen: { value: string; line: number }[];
  /** What the file itself, outside of functions, lets change. */
  variables: { name: string; line: number }[];
  functions: Fn[];
  /** What the file exports of its own, and what it imported and exports as well. */
  exported: { local: string; name: string; line: number }[];
  comments: { text: string; line: number }[];
};

/** `files` are the paths of all that the repository holds, code or not. */
export type House = {
  sources: readonly Source[];
  byPath: ReadonlyMap<string, Source>;
  files: ReadonlySet<string>;
};

export const houseOf = (sources: readonly Source[], files: readonly string[]): House => ({
  sources,
  byPath: new Map(sources.map((s) => [s.path, s])),
  files: new Set(files),
});
