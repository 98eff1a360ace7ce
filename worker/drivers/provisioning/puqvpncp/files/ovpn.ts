/** OpenVPN profiles: one form for customers, or nothing when it would not work or says what no client needs. */
import type { Normalised } from './conf.ts';
import { blockLines, isBlock } from './ovpn-blocks.ts';
import { FILES, type Follows, inConnection, inProfile, isOptional } from './ovpn-directives.ts';
import { shown, statementsOf } from './ovpn-read.ts';
import { faultsOf } from './ovpn-whole.ts';

/** The device asks for the password: it is never in the file, nor in a file that only the panel has. */
const PROMPT = 'auth-user-pass';
const MOST_CHARS = 255;
/** Of one with a chain of certificates and two keys there is room for ten. */
const LONGEST = 128 * 1024;

type Directive = { name: string; follows: readonly string[] };

/** `setenv opt x` is x, and no fault where x is not known. */
function directiveOf([first = '', second, third, ...more]: readonly string[]): Directive {
  if (first === 'setenv' && second === 'opt' && third !== undefined) return { name: third, follows: more };
  return { name: first, follows: [second, third, ...more].filter((word) => word !== undefined) };
}

const plain = (word: string): string => (word.includes(' ') ? `"${word}"` : word);

/** What the customer's program will read, spelled so that every reader takes it for the same. */
function written(words: readonly string[], allowed: (name: string) => Follows | null, problems: string[]): string[] {
  const { name, follows } = directiveOf(words);
  if (name === PROMPT) return [PROMPT];
  const fits = allowed(name);
  const line = [...(isOptional(name) ? ['setenv', 'opt'] : []), name, ...follows.map(plain)].join(' ');
  if (FILES.has(name)) problems.push(`${name} is in a file of its own, and must be in the profile`);
  else if (/^<\//.test(name)) problems.push(`${shown(name)} has no beginning`);
  else if (!fits) problems.push(`the directive ${shown(name)} is not allowed`);
  else if (!fits(follows) || line.length > MOST_CHARS) problems.push(`the directive ${name} is not valid`);
  else return [line];
  return [];
}

function writtenBlock(tag: string, inner: readonly string[], problems: string[]): string[] {
  if (tag === PROMPT) return [PROMPT];
  if (tag === 'connection') {
    const lines = statementsOf(inner, problems).flatMap(({ words, inner: block }) =>
      written(block ? [`<${words[0]}>`] : words, inConnection, problems),
    );
    if (lines.filter((line) => line.startsWith('remote ')).length !== 1) problems.push('a <connection> has one remote');
    return ['<connection>', ...lines, '</connection>'];
  }
  if (!isBlock(tag)) problems.push(`there is a block <${shown(tag)}>`);
  const lines = blockLines(tag, inner);
  if (isBlock(tag) && lines === null) problems.push(`<${tag}> is not what it should be`);
  return [`<${tag}>`, ...(lines ?? []), `</${tag}>`];
}

const hasControl = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones meant
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

/** LF, a final newline, inline blocks in one form, the password asked for once. Problems name directives, never values. */
export function normaliseOvpn(text: string): Normalised {
  if (text.length > LONGEST) return { ok: false, problems: ['it is longer than a profile can be'] };
  const problems: string[] = [];
  if (hasControl(text)) problems.push('there are control characters');
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const said = statementsOf(lines, problems).flatMap(({ words, inner }) =>
    inner === null ? written(words, inProfile, problems) : writtenBlock(words[0] ?? '', inner, problems),
  );
  const first = said.indexOf(PROMPT);
  const out = said.filter((line, at) => line !== PROMPT || at === first);
  if (problems.length === 0) problems.push(...faultsOf(out));
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)] };
  return { ok: true, text: `${out.join('\n')}\n` };
}
