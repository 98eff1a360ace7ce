/** Every spelling in which one file can reach another: a fence that knows only `import … from` is climbed elsewhere. */
import type { Import, Name } from './source.ts';
import { chainOf, type Node } from './tree-nodes.ts';

type Found = Omit<Import, 'line'>;

export function importsOf(node: Node, path: string): Found[] {
  const spelled = SPELLINGS[node.type]?.(node);
  if (!spelled) return [];
  const { from, names, reexport = false } = spelled;
  return [from].flat().map((f) => ({ from: f === null ? UNKNOWN : resolve(path, f), names, reexport }));
}

/** An import whose file is only known when it runs: no role has it. */
export const UNKNOWN = '(computed)';

type Spelled = { from: string | null | (string | null)[]; names: Name[]; reexport?: boolean };

const everything = (typeOnly = false): Name[] => [{ name: '*', local: '*', typeOnly }];
const textOf = (node: unknown): string | null => {
  const literal = node as Node | null | undefined;
  // A hole stands for a name, as `*` does in a pattern.
  const quasis = (literal?.quasis ?? []) as { value: { cooked: string } }[];
  if (quasis.length > 0) return quasis.map((q) => q.value.cooked).join('*');
  return typeof literal?.value === 'string' ? literal.value : null;
};
const nameOf = (node: unknown): string => String((node as Node).name ?? (node as Node).value);

const SPELLINGS: Record<string, (node: Node) => Spelled | null> = {
  ImportDeclaration: (n) => ({ from: textOf(n.source), names: specifiers(n) }),
  ExportNamedDeclaration: (n) => (n.source ? { from: textOf(n.source), names: specifiers(n), reexport: true } : null),
  ExportAllDeclaration: (n) => ({
    from: textOf(n.source),
    names: everything(n.exportKind === 'type'),
    reexport: true,
  }),
  ImportExpression: (n) => ({ from: textOf(n.source), names: everything() }),
  TSImportType: (n) => ({
    from: textOf(n.source),
    names: n.qualifier ? [{ name: first(n.qualifier as Node), local: '', typeOnly: true }] : everything(true),
  }),
  TSImportEqualsDeclaration: (n) => {
    const reference = n.moduleReference as Node;
    return reference.type === 'TSExternalModuleReference'
      ? { from: textOf(reference.expression), names: everything(n.importKind === 'type') }
      : null;
  },
  TSModuleDeclaration: (n) =>
    (n.id as Node).type === 'Literal' ? { from: textOf(n.id), names: everything(true) } : null,
  NewExpression: (n) => {
    const [target, base] = n.arguments as Node[];
    const beside = base && chainOf(base) === 'import.meta.url' && chainOf(n.callee as Node) === 'URL';
    return beside ? { from: textOf(target), names: everything() } : null;
  },
  CallExpression: (n) => {
    const callee = chainOf(n.callee as Node);
    const [target] = n.arguments as Node[];
    if (callee === 'require' || callee === 'import.meta.resolve') return { from: textOf(target), names: everything() };
    if (!callee.startsWith('import.meta.glob')) return null;
    // A pattern is judged as a path is: `*` stands where a name would.
    const patterns = target?.type === 'ArrayExpression' ? (target.elements as Node[]) : [target];
    return { from: patterns.map(textOf).filter((p) => !p?.startsWith('!')), names: everything() };
  },
};

function specifiers(node: Node): Name[] {
  const whole = node.importKind === 'type' || node.exportKind === 'type';
  return ((node.specifiers ?? []) as Node[]).map((s) => {
    const typeOnly = whole || s.importKind === 'type' || s.exportKind === 'type';
    if (s.type === 'ImportDefaultSpecifier') return { name: 'default', local: nameOf(s.local), typeOnly };
    if (s.type === 'ImportNamespaceSpecifier') return { name: '*', local: nameOf(s.local), typeOnly };
    if (s.type === 'ExportSpecifier') return { name: nameOf(s.local), local: nameOf(s.exported), typeOnly };
    return { name: nameOf(s.imported), local: nameOf(s.local), typeOnly };
  });
}

/** Of `A.B.C`, the name that the file exports. */
const first = (qualifier: Node): string =>
  qualifier.type === 'TSQualifiedName' ? first(qualifier.left as Node) : nameOf(qualifier);

/** `./store.ts` seen from a file of `worker/servers` is a file of `worker/servers`; a package is `npm:<name>`. */
export function resolve(path: string, from: string): string {
  if (!from.startsWith('.')) return `npm:${from}`;
  const parts = path.split('/').slice(0, -1);
  for (const step of from.replace(/\?.*$/, '').split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}
