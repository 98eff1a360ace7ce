/** Parses a file, once, into what the rules ask of it. */
import { parseSync } from 'vite';
import type { Source } from './source.ts';
import { importsOf } from './tree-imports.ts';
import {
  around,
  chainOf,
  declarationOf,
  functionName,
  isUse,
  keyOf,
  type Node,
  nameOf,
  plainName,
  spelledBy,
  templateOf,
  useOf,
  WRAPPERS,
} from './tree-nodes.ts';

/** `path` is relative to the repository's root. */
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
    patterns: [],
    chosen: [],
    variables: [],
    functions: [],
    exported: [],
    comments: comments.map((c) => ({ text: c.value, line: lineAt(c.start) })),
  };
  walk(program as unknown as Node, [], false, (node, parents, inType) => {
    for (const found of importsOf(node, path)) source.imports.push({ ...found, line: lineAt(node.start) });
    COLLECT[node.type]?.({ source, node, parents, inType, lineAt });
  });
  return source;
}

type At = {
  source: Source;
  node: Node;
  parents: readonly Node[];
  inType: boolean;
  lineAt(offset: number): number;
};

const COLLECT: Record<string, (at: At) => void> = {
  Identifier: mention,
  MemberExpression: mention,
  CallExpression: (at) => call(at, ''),
  NewExpression: (at) => call(at, 'new '),
  ObjectPattern: ({ source, node, lineAt }) => {
    for (const p of node.properties as Node[])
      if (p.type === 'Property')
        source.taken.push({ key: keyOf(p), local: plainName(p.value as Node), line: lineAt(p.start) });
  },
  Literal: ({ source, node, parents, lineAt }) => {
    const { pattern, flags = '' } = (node.regex ?? {}) as { pattern?: string; flags?: string };
    if (pattern !== undefined) source.patterns.push({ value: pattern, flags, line: lineAt(node.start) });
    if (typeof node.value === 'string')
      source.texts.push({ value: node.value, line: lineAt(node.start), around: around(source.text, parents) });
  },
  TemplateLiteral: ({ source, node, parents, lineAt }) => {
    source.templates.push({ ...templateOf(node, parents.at(-1)), line: lineAt(node.start) });
  },
  ObjectExpression: ({ source, node, parents, lineAt }) => {
    const parent = parents.findLast((p) => !WRAPPERS.has(p.type));
    if (parent?.type !== 'MemberExpression' || !parent.computed || parent.property === node) return;
    for (const p of node.properties as Node[])
      if (p.type === 'Property') source.chosen.push({ value: keyOf(p), line: lineAt(p.start) });
  },
  VariableDeclaration: ({ source, node, parents, lineAt }) => {
    if (node.kind === 'const' || node.declare || parents.length > 2) return;
    if (parents.length === 2 && parents[1]?.type !== 'ExportNamedDeclaration') return;
    for (const { id, start } of node.declarations as (Node & { id: Node })[])
      source.variables.push({ name: nameOf(id), line: lineAt(start) });
  },
  FunctionExpression: fn,
  ArrowFunctionExpression: fn,
  FunctionDeclaration: (at) => {
    fn(at);
    declared(at);
  },
  VariableDeclarator: declared,
  ExportSpecifier: ({ source, node, lineAt }) => {
    source.exported.push({ local: nameOf(node.local), name: nameOf(node.exported), line: lineAt(node.start) });
  },
};

function mention({ source, node, parents, inType, lineAt }: At) {
  if (inType || !isUse(node, parents)) return;
  source.mentions.push({
    chain: chainOf(node),
    ...useOf(node, parents.at(-1)),
    within: declarationOf(parents),
    line: lineAt(node.start),
  });
}

function call({ source, node, parents, lineAt }: At, how: string) {
  const args = node.arguments as Node[];
  source.calls.push({
    callee: how + chainOf(node.callee as Node),
    args: args.map(plainName),
    ...spelledBy(args),
    within: declarationOf(parents),
    line: lineAt(node.start),
  });
}

function fn({ source, node, parents, lineAt }: At) {
  const line = lineAt(node.start);
  source.functions.push({ name: functionName(node, parents.at(-1)), lines: lineAt(node.end) - line + 1, line });
}

/** A declaration that is exported where it stands. */
function declared({ source, node, parents, lineAt }: At) {
  if (parents.length > 3 || parents[1]?.type !== 'ExportNamedDeclaration' || !node.id) return;
  const name = nameOf(node.id);
  source.exported.push({ local: name, name, line: lineAt(node.start) });
}

export type Visit = (node: Node, parents: readonly Node[], inType: boolean) => void;

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
