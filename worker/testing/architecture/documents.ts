/**
 * What documents and comments name must exist: links, and paths in backticks. A how-to names files that its reader is
 * to make: it writes the word new before the backticks, once, and may then speak of
 * it. What is called new must not exist.
 */
import type { Found, Rule } from './rules/rule.ts';
import { resolve } from './tree-imports.ts';

const TOP = 'worker|durable|ui|sim|e2e|bench|scripts|migrations|docs';
const ENDING = 'tsx?|mjs|css|md|sql|toml|html|json';
/** From the top of the repository, or the end of a path; a bare name only where it can be nothing else. */
const PATH = new RegExp(
  `^(?:(?:${TOP})/\\S*|(?:\\.{0,2}[\\w@<>*{},-]+[\\w.@<>*{},-]*/)+[\\w.@<>*{},-]+\\.(?:${ENDING})|[\\w-]+\\.(?:tsx?|mjs|md))$`,
);
/** In a command or a message, only what is surely a file. */
const IN_COMMAND = new RegExp(`^(?:[\\w.-]+/)+[\\w.-]+\\.(?:${ENDING})$`);

export function documentFaults(path: string, text: string, files: ReadonlySet<string>): Found[] {
  const made = new Set([...text.matchAll(/\bnew `([^`]+)`/g)].map(([, p = '']) => withoutSpaces(p)));
  const found: Found[] = [...made]
    .filter((p) => files.has(p))
    .map((p) => ({ line: lineOf(text, p), why: `${p} is called new and exists` }));
  let fenced = false;
  let about = '';
  for (const [i, line] of text.split('\n').entries()) {
    if (/^\s*```/.test(line)) fenced = !fenced;
    const named = fenced ? importedBy(line, about) : namedIn(line, path);
    if (!fenced) about = named.findLast((p) => /\/[\w-]+\.tsx?$/.test(p)) ?? about;
    for (const p of named)
      if (!known(p, files) && !known(p, made)) found.push({ line: i + 1, why: `${p} does not exist` });
  }
  return found;
}

/** An import in a code block is seen from the file that was named last. */
const importedBy = (line: string, about: string): string[] =>
  [...line.matchAll(/\b(?:from|import\(|module) ?'(\.[^']+)'/g)].map(([, from = '']) => resolve(about, from));

function namedIn(line: string, path: string): string[] {
  const links = [...line.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, to = '']) => to)
    .filter((to) => !/^[a-z]+:|^\//.test(to));
  const spans = [...line.matchAll(/`([^`]+)`/g)].map(([, code = '']) => withoutSpaces(code));
  const paths = spans.flatMap((code) =>
    PATH.test(code) ? [code] : code.split(/[\s:,]+/).filter((word) => code.includes(' ') && IN_COMMAND.test(word)),
  );
  return [...links.map((to) => resolve(path, `./${to}`)), ...paths];
}

const withoutSpaces = (code: string) => code.replace(/<[^>]*>/g, (name) => name.replaceAll(' ', '-'));

/** A whole path, or the end of one; `<name>`, `*` stand for a name, and a path that ends in `/` for a folder. */
function known(named: string, paths: ReadonlySet<string>): boolean {
  const bare = named.replace(/^(\.\.?\/)+/, '').replace(/\/$/, '');
  if (paths.has(bare)) return true;
  const source = bare
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/<[^>]*>|\*+|…/g, '[^/\n]*')
    .replace(/\\\{([^}]*)\\\}/g, (_, names: string) => `(${names.split(',').join('|')})`);
  return new RegExp(`(^|/)${source}(/|$)`, 'm').test(listOf(paths));
}

const lists = new WeakMap<ReadonlySet<string>, string>();

/** One path a line: one search, where there would be one for each path. */
function listOf(paths: ReadonlySet<string>): string {
  const list = lists.get(paths) ?? [...paths].join('\n');
  lists.set(paths, list);
  return list;
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

const IN_COMMENTS = new RegExp(`(?<![\\w/.<*-])(?:[\\w.-]+/)+[\\w.-]+\\.(?:${ENDING})\\b`, 'g');

/** A comment that sends its reader to a file. */
export const comments: Rule = {
  name: 'documents',
  check: (source, { files }) =>
    source.comments.flatMap(({ text, line }) =>
      [...text.matchAll(IN_COMMENTS)]
        .filter(([named]) => !known(named.replace(/^(\.\.?\/)+/, ''), files))
        .map(([named]) => ({ line, why: `${named} does not exist` })),
    ),
};
