/** The source as the rules see it: paths, imports, calls and functions with their length. */
import { parseSync } from 'vite';

export type Import = { from: string; typeOnly: boolean; line: number };
export type Call = { callee: string; args: number; line: number };
export type Fn = { name: string; lines: number; line: number };
export type Source = { path: string; lines: number; imports: Import[]; calls: Call[]; functions: Fn[]; text: string };
export type Breach = { rule: string; at: string; why: string };
export type Rule = { name: string; check(tree: readonly Source[]): Breach[] };

type Node = { type: string; start: number; end: number; [key: string]: unknown };

/** Parses one file; `path` is relative to the repository's root. */
export function sourceOf(path: string, text: string): Source {
  const { program } = parseSync(path, text);
  const lineAt = lineCounter(text);
  const source: Source = { path, lines: text.split('\n').length - 1, imports: [], calls: [], functions: [], text };
  walk(program as unknown as Node, null, (node, parent) => collect(source, path, node, parent, lineAt));
  return source;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function collect(source: Source, path: string, node: Node, parent: Node | null, lineAt: (offset: number) => number) {
  const from = importSource(node);
  if (from !== null)
    source.imports.push({ from: resolve(path, from), typeOnly: isTypeOnly(node), line: lineAt(node.start) });
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const callee = (node.type === 'NewExpression' ? 'new ' : '') + calleeName(node.callee as Node);
    source.calls.push({ callee, args: (node.arguments as unknown[]).length, line: lineAt(node.start) });
  }
  if (FUNCTIONS.has(node.type)) {
    source.functions.push({
      name: functionName(node, parent),
      lines: lineAt(node.end) - lineAt(node.start) + 1,
      line: lineAt(node.start),
    });
  }
}

function importSource(node: Node): string | null {
  if (!['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'].includes(node.type))
    return null;
  const source = node.source as { value?: unknown } | null;
  return typeof source?.value === 'string' ? source.value : null;
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = (node.specifiers ?? []) as Node[];
  return specifiers.length > 0 && specifiers.every((s) => s.importKind === 'type' || s.exportKind === 'type');
}

function calleeName(node: Node): string {
  if (node.type === 'Identifier') return String(node.name);
  if (node.type === 'MemberExpression')
    return `${calleeName(node.object as Node)}.${String((node.property as Node).name ?? '?')}`;
  return '?';
}

function functionName(node: Node, parent: Node | null): string {
  const own =
    (node.id as Node | null)?.name ?? (parent?.id as Node | undefined)?.name ?? (parent?.key as Node | undefined)?.name;
  return typeof own === 'string' ? own : '(anonymous)';
}

function walk(node: Node, parent: Node | null, visit: (node: Node, parent: Node | null) => void) {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof (child as Node).type === 'string')
        walk(child as Node, node, visit);
    }
  }
}

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

/** `./x.ts` seen from `worker/a/b.ts` is `worker/a/x.ts`; a package keeps its name. */
export function resolve(path: string, from: string): string {
  if (!from.startsWith('.')) return from;
  const parts = path.split('/').slice(0, -1);
  for (const step of from.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}
