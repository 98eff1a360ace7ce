// What the contracts say in `/** … */` above an endpoint or a field is what the reference says about it. Comments are not
// there at run time, so contracts are loaded with each comment tied to what it stands above.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const CONTRACT = /\/worker\/([^/]+\/contract\/[^/]+|kernel\/contract)\.ts$/;
const HELPER = '__notes';

/** @type {WeakMap<object, Record<string, string>>} by the object that holds them */
const notes = new WeakMap();
/** @type {WeakMap<object, string>} by endpoint */
const endpoints = new WeakMap();
globalThis[HELPER] = (/** @type {object} */ about, /** @type {Record<string, string>} */ words, parts = []) => {
  notes.set(about, Object.assign({}, ...parts.map((part) => notes.get(part)), words));
  for (const [key, text] of Object.entries(words)) if (about[key]?.['~orpc']) endpoints.set(about[key], text);
  return about;
};

/** What is written about the fields of an object's schema. */
export const notesOf = (/** @type {object} */ schema) => notes.get(schema);
export const noteOf = (/** @type {object} */ endpoint) => endpoints.get(endpoint);

registerHooks({
  load(url, context, next) {
    if (!CONTRACT.test(url)) return next(url, context);
    const source = withNotes(fileURLToPath(url), readFileSync(fileURLToPath(url), 'utf8'));
    return { format: 'module-typescript', source, shortCircuit: true };
  },
});

/** `z.object({ /** a *\/ b: … })` becomes `__notes(z.object({ … }), { b: 'a' })`; likewise an object that is declared. */
export function withNotes(path, text) {
  const { program, comments } = parseSync(path, text);
  const above = new Map(
    comments
      .filter((c) => c.type === 'Block' && c.value.startsWith('*'))
      .map((c) => [c.end + /^\s*/.exec(text.slice(c.end))[0].length, wordsOf(c.value)]),
  );
  const inserts = [];
  visit(program, (node) => {
    const made = madeBy(node);
    if (!made) return;
    const words = made.properties.filter((p) => above.has(p.start)).map((p) => [p.key.name, above.get(p.start)]);
    if (words.length === 0 && made.parts.length === 0) return;
    const tail = `, ${JSON.stringify(Object.fromEntries(words))}, [${made.parts.join(', ')}])`;
    inserts.push({ at: made.start, text: `globalThis.${HELPER}(` }, { at: made.end, text: tail });
  });
  return inserts
    .toSorted((a, b) => b.at - a.at)
    .reduce((whole, { at, text: piece }) => whole.slice(0, at) + piece + whole.slice(at), text);
}

const MAKES_OBJECTS = new Set(['object', 'strictObject', 'extend', 'omit', 'pick']);

/** An object of fields or endpoints, and the names of those that it takes fields from. */
function madeBy(node) {
  const isCall = node.type === 'CallExpression' && MAKES_OBJECTS.has(node.callee.property?.name);
  const isDeclared = node.type === 'VariableDeclarator' && node.init?.type === 'ObjectExpression';
  if (!isCall && !isDeclared) return null;
  const { start, end } = isCall ? node : node.init;
  const parts = isCall ? node.arguments : [node.init];
  const literal = parts.find((part) => part.type === 'ObjectExpression');
  const spread = (literal?.properties ?? []).filter((p) => p.type === 'SpreadElement').map((p) => p.argument);
  const names = [...parts, ...spread].filter((part) => part.type === 'Identifier').map((part) => part.name);
  return { start, end, properties: (literal?.properties ?? []).filter((p) => p.type === 'Property'), parts: names };
}

function visit(node, see) {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') visit(child, see);
  }
}

/** A comment as one paragraph. */
const wordsOf = (comment) =>
  comment
    .replace(/^\*+/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
    .join(' ')
    .trim();
