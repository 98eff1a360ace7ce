import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

type Node = { type: string; start: number; end: number; [key: string]: unknown };
type Found = { line: number; text: string };

/** What a person reads or hears, by the name of the attribute or property that holds it. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext)|title|placeholder|alt|label|text|help|lead|confirm)$/;

/** Names that are the same in every language. Nothing else may stand in the source. */
const NAMES = new Set([
  ...['Culvert', 'WireGuard', 'AmneziaWG', 'OpenVPN', 'IKEv2', 'PUQVPNCP', 'Cloudflare', 'VPN', 'API', 'DNS', 'TLS'],
  ...['IPv4', 'IPv6', 'https', 'http', 'QR', 'Ctrl', 'Esc', 'Enter', 'K', 'EAP', 'MSCHAPv2', 'ms', 'Mbit', 's'],
  // A raw value of the panel, shown as it came.
  'null',
]);
/** The reference of the API is in the language of the API. */
const ENGLISH_ONLY = /^ui\/reference\//;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const words = (text: string) => text.match(/\p{L}[\p{L}\p{N}’']*/gu) ?? [];
const isSaid = (text: string) => words(text).some((word) => !NAMES.has(word));

/** The texts that an expression may come to: branches of ?: and && and ||, and the fixed parts of a template. */
function textsOf(node: unknown): { at: number; text: string }[] {
  if (!isNode(node)) return [];
  if (node.type === 'Literal' && typeof node.value === 'string') return [{ at: node.start, text: node.value }];
  if (node.type === 'JSXExpressionContainer') return textsOf(node.expression);
  if (node.type === 'ConditionalExpression') return [...textsOf(node.consequent), ...textsOf(node.alternate)];
  if (node.type === 'LogicalExpression') return textsOf(node.right);
  if (node.type !== 'TemplateLiteral') return [];
  return (node.quasis as Node[]).map((part) => ({ at: part.start, text: (part.value as { cooked: string }).cooked }));
}

/** Every text of a source file that reaches a person without a catalog. */
function untranslated(path: string, source: string): Found[] {
  const found: Found[] = [];
  const keep = (texts: { at: number; text: string }[]) => {
    for (const { at, text } of texts)
      if (isSaid(text)) found.push({ line: source.slice(0, at).split('\n').length, text: text.trim() });
  };
  const visit = (node: Node, parent: Node | null) => {
    if (node.type === 'JSXText') {
      const text = source.slice(node.start, node.end);
      keep([{ at: node.start + text.length - text.trimStart().length, text }]);
    }
    if (node.type === 'JSXExpressionContainer' && parent?.type !== 'JSXAttribute') keep(textsOf(node));
    if (node.type === 'JSXAttribute' && SPOKEN.test(nameOf(node.name))) keep(textsOf(node.value));
    if (node.type === 'Property' && SPOKEN.test(nameOf(node.key))) keep(textsOf(node.value));
    if (node.type === 'CallExpression' && isToast(node.callee)) keep((node.arguments as Node[]).flatMap(textsOf));
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, node);
  };
  visit(parseSync(path, source).program as unknown as Node, null);
  return found;
}
const isToast = (callee: unknown) => nameOf((callee as Node).object) === 'toast';
const nameOf = (key: unknown) => (isNode(key) ? String(key.name ?? key.value ?? '') : '');

const files = readdirSync('ui', { recursive: true, encoding: 'utf8' })
  .map((path) => `ui/${path}`)
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/i18n\//.test(path) && !ENGLISH_ONLY.test(path));

describe('words outside the catalogs', () => {
  it('there are none in the text, labels, titles and placeholders of any page', () => {
    expect(files.length).toBeGreaterThan(150);
    const found = files.flatMap((path) =>
      untranslated(path, readFileSync(path, 'utf8')).map(({ line, text }) => `${path}:${line} ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('a planted one is found with its line, wherever it stands, and names are let through', () => {
    const planted = [
      'const A = () => <p>Pay now</p>;',
      'const B = () => <button aria-label="Close" />;',
      "const C = () => <input placeholder={on ? 'Search' : t('x')} title={`Row \u0024{n}`} />;",
      "const D = () => <p>{done && 'Saved'}</p>;",
      "const menu = [{ label: 'Sign out', onSelect }];",
      "toast.ok(failed ? t('no') : 'Done');",
    ];
    expect(untranslated('ui/a.tsx', planted.join('\n'))).toEqual([
      { line: 1, text: 'Pay now' },
      { line: 2, text: 'Close' },
      { line: 3, text: 'Search' },
      { line: 3, text: 'Row' },
      { line: 4, text: 'Saved' },
      { line: 5, text: 'Sign out' },
      { line: 6, text: 'Done' },
    ]);
    const named = '<p class="mono" id="x">WireGuard · IPv4 {name} — {t("y")}: 12 %</p>';
    expect(untranslated('ui/a.tsx', `const E = () => ${named};`)).toEqual([]);
  });
});
