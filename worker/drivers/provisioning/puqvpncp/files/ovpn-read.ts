/** An OpenVPN profile read as OpenVPN reads it: its quotes, backslashes, comments and inline blocks. */

/** `words`: the directive and what follows it. `inner`: the lines of an inline block, whose tag is the only word. */
export type Statement = { words: readonly string[]; inner: readonly string[] | null };

/** What OpenVPN itself reads of a line, and of a word. */
const MOST_CHARS = 255;

const isSpace = (char: string): boolean => char === ' ' || char === '\t';

type Open = { word: string; quote: '"' | "'" | null };

/** One character of a line: what the word is after it, or null when it ends there. */
function taken(open: Open | null, char: string, escaped: boolean): Open | null {
  if (open === null) {
    if (!escaped && (char === '"' || char === "'")) return { word: '', quote: char };
    return { word: char, quote: null };
  }
  const { word, quote } = open;
  if (!escaped && (quote === null ? isSpace(char) : char === quote)) return null;
  return { word: word + char, quote };
}

/** The words of one line; null when OpenVPN would refuse it. A quote within a word is a character like any other. */
export function wordsOf(line: string): string[] | null {
  if (line.length > MOST_CHARS) return null;
  const words: string[] = [];
  let open: Open | null = null;
  let escaped = false;
  for (const char of line) {
    if (!escaped && char === '\\' && open?.quote !== "'") {
      escaped = true;
      continue;
    }
    if (open === null && isSpace(char)) {
      escaped = false;
      continue;
    }
    if (open === null && (char === '#' || char === ';')) break;
    if (escaped && char !== '\\' && char !== '"' && !isSpace(char)) return null;
    const before: Open | null = open;
    open = taken(before, char, escaped);
    escaped = false;
    if (open === null && before) words.push(before.word);
  }
  if (escaped || open?.quote) return null;
  return open ? [...words, open.word] : words;
}

function tagOf(words: readonly string[]): string | null {
  const [word = '', more] = words;
  if (more !== undefined || !word.startsWith('<') || word.startsWith('</')) return null;
  return word.endsWith('>') ? word.slice(1, -1) : null;
}

/** Two dashes before a directive are for the command line, and allowed here too. */
const bare = ([first = '', ...more]: readonly string[]): string[] => [
  first.length > 2 && first.startsWith('--') ? first.slice(2) : first,
  ...more,
];

function closing(lines: readonly string[], from: number, tag: string): number {
  for (let at = from; at < lines.length; at++) if (lines[at]?.trimStart().startsWith(tag)) return at;
  return -1;
}

/** `problems` gets what OpenVPN would stop at. A block ends at the first line that begins with its closing tag. */
export function statementsOf(lines: readonly string[], problems: string[]): Statement[] {
  const statements: Statement[] = [];
  for (let at = 0; at < lines.length; at++) {
    const words = wordsOf(lines[at] ?? '');
    if (words === null) problems.push('there is a line that OpenVPN cannot read');
    if (!words || words.length === 0) continue;
    const tag = tagOf(bare(words));
    if (tag === null) {
      statements.push({ words: bare(words), inner: null });
      continue;
    }
    const end = closing(lines, at + 1, `</${tag}>`);
    if (end < 0) problems.push(`<${shown(tag)}> is not closed`);
    statements.push({ words: [tag], inner: lines.slice(at + 1, end < 0 ? lines.length : end) });
    at = end < 0 ? lines.length : end;
  }
  return statements;
}

/** Names of directives and blocks are said as they are; whatever else stands in their place may be a secret. */
export const shown = (word: string): string => (/^<?\/?[a-z][a-z0-9-]{0,40}>?$/.test(word) ? word : '…');
