/** What a node of the syntax tree says. */
import type { Call, Mention, Template } from './source.ts';

export type Node = { type: string; start: number; end: number; [key: string]: unknown };

export const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

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

export const WRAPPERS = new Set([
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
export function isUse(node: Node, parents: readonly Node[]): boolean {
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

export function useOf(node: Node, parent: Node | undefined): Pick<Mention, 'use' | 'args'> {
  const args = (parent?.arguments ?? []) as Node[];
  if (args.includes(node)) return { use: 'handed', args: 0 };
  if (parent?.type === 'ArrayExpression' || parent?.type === 'SpreadElement') return { use: 'listed', args: 0 };
  return { use: parent?.type === 'NewExpression' ? 'made' : 'read', args: args.length };
}

export const nameOf = (node: unknown) => String((node as Node).name ?? (node as Node).value);
export const keyOf = ({ key }: Node) => nameOf(key);

/** The texts that a call spells: its first text, and by name those of its first object. */
export function spelledBy(args: readonly Node[]): Pick<Call, 'text' | 'spelled'> {
  const text = args.find((a) => a.type === 'Literal' && typeof a.value === 'string');
  const object = args.find((a) => a.type === 'ObjectExpression');
  const spelled: Record<string, string> = {};
  for (const { type, key, value } of (object?.properties ?? []) as Node[])
    if (type === 'Property' && typeof (value as Node).value === 'string')
      spelled[nameOf(key)] = String((value as Node).value);
  return { text: text ? String(text.value) : null, spelled };
}

/** The name of the declaration at the top of the file that a node with these parents stands in. */
export function declarationOf(parents: readonly Node[]): string {
  const declaring = parents.slice(1, 4).find((n) => n.id && DECLARATIONS.has(n.type));
  return declaring ? nameOf(declaring.id) : '';
}

const DECLARATIONS = new Set(['VariableDeclarator', 'FunctionDeclaration', 'ClassDeclaration']);

export const plainName = (node: Node): string | null => (node.type === 'Identifier' ? String(node.name) : null);

export function templateOf(node: Node, parent: Node | undefined): Omit<Template, 'line'> {
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

export function around(text: string, parents: readonly Node[]): string {
  let at = parents.length - 1;
  while (at > 0 && CHOICES.has(parents[at - 1]?.type ?? '')) at -= 1;
  const node = parents[at];
  return node && (CHOICES.has(node.type) || CALLS.has(node.type)) ? text.slice(node.start, node.end) : '';
}

export function functionName(node: Node, parent: Node | undefined): string {
  const own =
    (node.id as Node | null)?.name ?? (parent?.id as Node | undefined)?.name ?? (parent?.key as Node | undefined)?.name;
  return typeof own === 'string' ? own : '(anonymous)';
}
