/** The source as the rules see it: what a file imports, calls, mentions and spells out. */
import { parseSync } from 'vite';
import { importsOf } from './tree-imports.ts';

export type Node = { type: string; start: number; end: number; [key: string]: unknown };

/** `name` is what the other file calls it; `*` is everything of it, `default` its default. */
export type Name = { name: string; local: string; typeOnly: boolean };
/** `from` is a path of the repository, or a package. `names` is empty when the import is for its effect alone. */
export type Import = { from: string; names: Name[]; line: number; reexport: boolean };
/** `args` are the plain names handed over; `text` the first text, `spelled` the texts of the first object. */
export type Call = {
  callee: string;
  args: (string | null)[];
  text: string | null;
  spelled: Readonly<Record<string, string>>;
  line: number;
};
/** `ctx.db.select`: a chain of names used as a value. `handed`: to a call, as it is. `made`: `new` with so many arguments. */
export type Mention = { chain: string; use: 'handed' | 'made' | 'read'; args: number; line: number };
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
  functions: Fn[];
  /** `export { local as name }` of what stands in the file, or was imported. */
  exported: { local: string; name: string }[];
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

/** Parses one file; `path` is relative to the repository's root. */
export function sourceOf(path: string, text: string): Source {
  const { program, errors, comments } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineAt = lineCounter(text);
  const source: Source = {
    path,
    lines: text.split('\n').length - 1,
    text,
    imports: [],
    calls: [],
    mentions: [],
    taken: [],
    texts: [],
    templates: [],
    functions: [],
    exported: [],
    comments: comments.map((c) => ({ text: c.value, line: lineAt(c.start) })),
  };
  walk(program as unknown as Node, [], false, (node, parents, inType) =>
    collect(source, node, parents, inType, lineAt(node.start), lineAt),
  );
  return source;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function collect(
  source: Source,
  node: Node,
  parents: readonly Node[],
  inType: boolean,
  line: number,
  lineAt: (offset: number) => number,
) {
  const parent = parents.at(-1);
  if (node.type === 'ExportSpecifier') source.exported.push({ local: nameOf(node.local), name: nameOf(node.exported) });
  source.imports.push(...importsOf(node, source.path).map((found) => ({ ...found, line })));
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const callee = (node.type === 'NewExpression' ? 'new ' : '') + chainOf(node.callee as Node);
    source.calls.push({
      callee,
      args: (node.arguments as Node[]).map(plainName),
      ...spelledBy(node.arguments as Node[]),
      line,
    });
  }
  if (!inType && isUse(node, parents)) source.mentions.push({ chain: chainOf(node), ...useOf(node, parent), line });
  if (node.type === 'ObjectPattern')
    for (const p of node.properties as Node[])
      if (p.type === 'Property') source.taken.push({ key: keyOf(p), local: plainName(p.value as Node), line });
  if (node.type === 'Literal' && typeof node.value === 'string')
    source.texts.push({ value: node.value, line, around: around(source.text, parents) });
  if (node.type === 'TemplateLiteral') source.templates.push({ ...templateOf(node, parent), line });
  if (FUNCTIONS.has(node.type))
    source.functions.push({ name: functionName(node, parent), lines: lineAt(node.end) - line + 1, line });
}

/** `a.b['c']?.d` is `a.b.c.d`; what is no name is `?`. */
export function chainOf(node: Node): string {
  if (node.type === 'Identifier') return String(node.name);
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'MemberExpression') return `${chainOf(node.object as Node)}.${memberName(node)}`;
  if (WRAPPERS.has(node.type)) return chainOf(node.expression as Node);
  if (node.type === 'MetaProperty') return 'import.meta';
  if (node.type === 'CallExpression') return `${chainOf(node.callee as Node)}()`;
  return '?';
}

const WRAPPERS = new Set([
  'ChainExpression',
  'ParenthesizedExpression',
  'TSNonNullExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
]);

function memberName({ property, computed }: Node): string {
  const p = property as Node;
  if (!computed) return String(p.name);
  if (p.type === 'Literal') return String(p.value);
  return p.type === 'TemplateLiteral' ? templateOf(p, undefined).texts.join('?') : '?';
}

/** A name that is read: the outermost chain, no key, no member of another, nothing that is only being declared. */
function isUse(node: Node, parents: readonly Node[]): boolean {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  const parent = parents.at(-1);
  if (!parent || /^(Import|Export)/.test(parent.type)) return false;
  if (parent.type === 'MemberExpression') return parent.computed === true && parent.property === node;
  if (KEYED.has(parent.type)) return parent.value === node && parents.at(-2)?.type !== 'ObjectPattern';
  if (FUNCTIONS.has(parent.type)) return parent.body === node;
  if (parent.type === 'VariableDeclarator') return parent.init === node;
  if (parent.type === 'AssignmentPattern') return parent.right === node;
  return !DECLARING.has(parent.type);
}

const KEYED = new Set(['Property', 'PropertyDefinition', 'MethodDefinition']);
const DECLARING = new Set(['ArrayPattern', 'RestElement', 'CatchClause', 'ClassDeclaration', 'LabeledStatement']);

function useOf(node: Node, parent: Node | undefined): Pick<Mention, 'use' | 'args'> {
  const args = (parent?.arguments ?? []) as Node[];
  if (args.includes(node)) return { use: 'handed', args: 0 };
  return { use: parent?.type === 'NewExpression' ? 'made' : 'read', args: args.length };
}

const nameOf = (node: unknown) => String((node as Node).name ?? (node as Node).value);
const keyOf = ({ key }: Node) => nameOf(key);

/** The texts that a call spells: its first text, and by name those of its first object. */
function spelledBy(args: readonly Node[]): Pick<Call, 'text' | 'spelled'> {
  const text = args.find((a) => a.type === 'Literal' && typeof a.value === 'string');
  const object = args.find((a) => a.type === 'ObjectExpression');
  const spelled: Record<string, string> = {};
  for (const { type, key, value } of (object?.properties ?? []) as Node[])
    if (type === 'Property' && typeof (value as Node).value === 'string')
      spelled[nameOf(key)] = String((value as Node).value);
  return { text: text ? String(text.value) : null, spelled };
}

const plainName = (node: Node): string | null => (node.type === 'Identifier' ? String(node.name) : null);

function templateOf(node: Node, parent: Node | undefined): Omit<Template, 'line'> {
  const called =
    parent?.type === 'CallExpression' ? parent.callee : parent?.type === 'TaggedTemplateExpression' ? parent.tag : null;
  return {
    tag: called ? chainOf(called as Node) : '',
    texts: (node.quasis as Node[]).map((q) => (q.value as { cooked: string | null }).cooked ?? ''),
    names: (node.expressions as Node[]).map(plainName),
  };
}

const CHOICES = new Set([
  'TSUnionType',
  'TSLiteralType',
  'ArrayExpression',
  'BinaryExpression',
  'LogicalExpression',
  'Property',
  'VariableDeclarator',
]);
const CALLS = new Set(['CallExpression', 'NewExpression', 'SwitchCase']);

function around(text: string, parents: readonly Node[]): string {
  let at = parents.length - 1;
  while (at > 0 && CHOICES.has(parents[at - 1]?.type ?? '')) at -= 1;
  const node = parents[at];
  return node && (CHOICES.has(node.type) || CALLS.has(node.type)) ? text.slice(node.start, node.end) : '';
}

function functionName(node: Node, parent: Node | undefined): string {
  const own =
    (node.id as Node | null)?.name ?? (parent?.id as Node | undefined)?.name ?? (parent?.key as Node | undefined)?.name;
  return typeof own === 'string' ? own : '(anonymous)';
}

type Visit = (node: Node, parents: readonly Node[], inType: boolean) => void;

function walk(node: Node, parents: Node[], inType: boolean, visit: Visit) {
  visit(node, parents, inType);
  const within = inType || (node.type.startsWith('TS') && !WRAPPERS.has(node.type));
  parents.push(node);
  for (const key in node) {
    const value = node[key];
    if (Array.isArray(value)) {
      for (const child of value) if (isNode(child)) walk(child, parents, within, visit);
    } else if (isNode(value)) walk(value, parents, within || key === 'typeAnnotation', visit);
  }
  parents.pop();
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
