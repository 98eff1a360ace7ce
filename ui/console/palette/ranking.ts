/** Pure: which entries fit what was typed, best first. */

export type Rankable = {
  label: string;
  /** Other words it may be looked for by. */
  words?: string;
};

/** Without case and marks, so that `zolw` finds `Żółw`. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[łŁ]/g, 'l').toLowerCase().trim();

const wordsIn = (text: string): string[] => text.split(/[^\p{L}\p{N}@.]+/u).filter(Boolean);

/** How well one typed word fits: 0 is not at all. */
const fitness = (typed: string, label: string, words: string): number => {
  if (label.startsWith(typed)) return 4;
  if (wordsIn(label).some((word) => word.startsWith(typed))) return 3;
  if (wordsIn(words).some((word) => word.startsWith(typed))) return 2;
  return label.includes(typed) ? 1 : 0;
};

const INITIALS = 2;

/** Every typed word must fit; initials (`ns` for New server) fit a little. 0 is no match. */
export function score(typed: string, entry: Rankable): number {
  const query = folded(typed);
  const label = folded(entry.label);
  if (query === '') return 1;
  if (label === query) return 100;
  const fits = wordsIn(query).map((word) => fitness(word, label, folded(entry.words ?? '')));
  if (fits.length > 0 && fits.every((n) => n > 0)) return 10 + fits.reduce((sum, n) => sum + n, 0) / fits.length;
  const initials = wordsIn(label)
    .map((word) => word[0])
    .join('');
  return query.length >= INITIALS && initials.startsWith(query) ? 5 : 0;
}

/** Equals keep their order. */
export const ranked = <E extends Rankable>(typed: string, entries: readonly E[], most: number): E[] =>
  entries
    .map((entry) => ({ entry, score: score(typed, entry) }))
    .filter((scored) => scored.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ entry }) => entry);
