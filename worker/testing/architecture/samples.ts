/** Reads breaches.txt and lawful.txt; what stands above the first empty line is for people. */
import { readFileSync } from 'node:fs';

export type Sample = { rule: string; name: string; files: { path: string; text: string }[] };

export function samplesOf(file: string): Sample[] {
  const samples: Sample[] = [];
  let rule = '';
  const whole = readFileSync(new URL(file, import.meta.url), 'utf8');
  const lines = whole.slice(whole.indexOf('\n\n')).split('\n');
  for (const line of lines) {
    if (line.startsWith('# ')) rule = line.slice(2);
    const [first = '', ...rest] = line.split(' | ');
    if (rest.length === 0) continue;
    if (first.startsWith('+ ')) samples.at(-1)?.files.push({ path: first.slice(2), text: textOf(rest) });
    else samples.push({ rule, name: first, files: filesOf(rest[0] ?? '', textOf(rest.slice(1))) });
  }
  return samples;
}

/** `(26 files)` in a path makes as many of it. */
function filesOf(path: string, text: string) {
  const [many, count] = /\((\d+) files\)/.exec(path) ?? [];
  return many
    ? Array.from({ length: Number(count) }, (_, i) => ({ path: path.replace(many, `f${i}`), text }))
    : [{ path, text }];
}

const textOf = (parts: readonly string[]) =>
  parts
    .join(' | ')
    .replaceAll('\\n', '\n')
    .replace(/\((\d+) lines\)/, (_, n) => '\n'.repeat(Number(n)));
