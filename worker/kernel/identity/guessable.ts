/** Pure: whether a password is among those that attackers try first, or made of one in the usual ways. */

const HASHES = 11;

/** The bits of a text in a Bloom filter of so many: double hashing with FNV-1a from two starts. */
export function bitsOf(text: string, bits: number): number[] {
  const [first, step] = [fnv(text, 0x811c9dc5), fnv(text, 0x01234567) | 1];
  return Array.from({ length: HASHES }, (_, i) => (first + Math.imul(i, step >>> 0)) >>> 0).map((hash) => hash % bits);
}

function fnv(text: string, start: number): number {
  let h = start;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Without case and accents. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l');

const LOOKS_LIKE: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const unmasked = (text: string) => text.replace(/[013457@$]/g, (sign) => LOOKS_LIKE[sign] ?? sign);

/** So many digits and signs around a word do not make it another. */
const MOST_AROUND = 8;

/** The word that a folded text is made of by digits and signs before and after it; '' when more is around it. */
export function coreOf(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && !/\p{L}/u.test(text[from] ?? '')) from += 1;
  while (to > from && !/\p{L}/u.test(text[to - 1] ?? '')) to -= 1;
  return text.length - (to - from) > MOST_AROUND ? '' : text.slice(from, to);
}

/** The shortest piece that the text repeats, the last time perhaps cut. */
function unitOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

/** `abcdefghij`, `0987654321`: each letter is the next of the one before, or the one before it. */
function isRun(text: string): boolean {
  const steps = Array.from(text.slice(1), (letter, i) => letter.charCodeAt(0) - text.charCodeAt(i));
  return [1, -1].some((step) => steps.every((s) => s === step || s === step * -9));
}

const WORD = 4;
/** No pattern of so few letters is worth ten. */
const SHORT_UNIT = 4;

export type Known = (text: string) => boolean;
/** What anybody knows of whoever chooses a password. */
export type Near = { addresses: readonly string[]; shop: string };

/** The one word that a text says again and again, whatever stands between: `word-word word!` is `word`. */
function wordsAgain(text: string): string[] {
  const unit = unitOf(coreOf(text));
  const said = [/[^\p{L}\p{N}]+/u, /\s+/, /\P{L}+/u].map((between) => text.split(between).filter(Boolean));
  return [
    unit,
    ...said
      .filter(({ length }) => length > 1)
      .flatMap(([first = '', ...more]) =>
        first.length >= WORD && more.every((other) => other === first) ? first : [],
      ),
  ];
}

/** What of `password` makes it one that is tried early, or null. */
export function guessable(password: string, { addresses, shop }: Near, known: Known): 'own' | 'shop' | 'common' | null {
  const text = folded(password);
  const unit = unitOf(text);
  const said = [...new Set([text, unit, ...wordsAgain(text)])];
  const forms = new Set(said.flatMap((of) => [of, coreOf(of), unmasked(of), unmasked(coreOf(of))]));
  const whole = addresses.map(folded).flatMap((address) => [address, reversed(address)]);
  if (whole.some((address) => text.includes(address)) || isMadeOf(forms, addresses)) return 'own';
  if (isMadeOf(forms, [shop])) return 'shop';
  if (unit.length <= SHORT_UNIT || isRun(text) || isRun(unit)) return 'common';
  return [...forms].some((form) => form.length >= WORD && known(form)) ? 'common' : null;
}

const reversed = (text: string): string => Array.from(text).reverse().join('');

/** Of so many digits and signs around a name, nobody guesses all. */
const MOST_BESIDE = 12;

/** Whether one of them is what `names` consist of, either way round, and little more than digits and signs. */
function isMadeOf(forms: ReadonlySet<string>, names: readonly string[]): boolean {
  const pieces = names.flatMap(piecesOf).flatMap((piece) => [piece, reversed(piece)]);
  pieces.sort((a, b) => b.length - a.length);
  return [...forms].some((form) => {
    const rest = pieces.reduce((left, piece) => left.replaceAll(piece, ''), form);
    const letters = rest.replace(/\P{L}/gu, '').length;
    return rest !== form && letters < WORD && rest.length - letters <= MOST_BESIDE;
  });
}

/** An address, what stands before and after its @, and its parts. */
function piecesOf(address: string): string[] {
  const text = folded(address);
  const [local = '', domain = ''] = text.split('@');
  const pieces = [text, local, domain, ...local.split(/[^\p{L}\p{N}]+/u), domain.split('.')[0] ?? ''];
  const joined = local.replace(/[^\p{L}\p{N}]+/gu, '');
  return [...pieces, joined, coreOf(local), `${local}${domain}`].filter((piece) => piece.length >= WORD);
}
