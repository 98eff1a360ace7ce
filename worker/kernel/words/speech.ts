import type { Message, Messages } from './message.ts';
import { fill, inEnglish, type Said, type Say, type Teller, type Values } from './word.ts';

/** The catalog of a language, from its folder: `(language) => import(`./${language}/activity.ts`)`. */
export type Load = (language: string) => Promise<unknown>;

const folders: { name: string; load: Load }[] = [];
const learnt = new Map<string, Promise<Speech | null>>();

/** Called where a catalog is made: what is loaded at all can be said in every language that it has a folder for. Catalogs of one name are one. */
export function declareWords(name: string, load: Load): void {
  folders.push({ name, load });
  learnt.clear();
}

/** `say('group.created', { name })` is typed by the English sentence; its code is `servers:group.created`. */
export function wording<const E extends Messages>(name: string, english: E, load: Load): Say<E> {
  declareWords(name, load);
  return (key, ...[values]: [] | [Values]) => {
    const text = fill(english[key] as Message, values, 'en', inEnglish);
    return { code: `${name}:${key}`, ...(values ? { params: values } : {}), text };
  };
}

/** A language that the server speaks. What it has no words for it says in English. */
export type Speech = { readonly language: string; readonly say: Teller };

export const ENGLISH: Speech = { language: 'en', say: inEnglish };

type Folder = { default: Messages };

async function learn(language: string): Promise<Speech | null> {
  const known = new Map<string, Messages>();
  await Promise.all(
    folders.map(async ({ name, load }) => {
      // The folder of a language nobody wrote is not in the bundle: that is how one sees that it is not spoken.
      const folder = (await Promise.resolve(language)
        .then(load, () => null)
        .catch(() => null)) as Folder | null;
      if (folder) known.set(name, { ...known.get(name), ...folder.default });
    }),
  );
  if (known.size === 0) return null;
  const say = (said: Said): string => {
    if (typeof said === 'string') return said;
    const at = said.code.indexOf(':');
    const message = known.get(said.code.slice(0, at))?.[said.code.slice(at + 1)];
    return message === undefined ? said.text : fill(message, said.params, language, say);
  };
  return { language, say };
}

/** More different wishes than there are languages worth asking for come from nobody honest. */
const MOST_WISHES = 200;

export function speechIn(language: string): Promise<Speech | null> {
  if (language === 'en') return Promise.resolve(ENGLISH);
  const before = learnt.get(language);
  if (before) return before;
  if (learnt.size >= MOST_WISHES) return Promise.resolve(null);
  const speech = learn(language);
  learnt.set(language, speech);
  return speech;
}

/** `pl-PL,pl;q=0.9,*;q=0.1` → pl, in the order wished for. */
export function wishedLanguages(header: string | null): string[] {
  const wishes = (header ?? '').slice(0, 200).toLowerCase().split(',').slice(0, 8);
  return wishes
    .flatMap((wish) => {
      const [, language = '', weight = '1'] =
        /^([a-z]{2,3})(?:-[a-z0-9-]+)?(?:;q=([01](?:\.\d*)?))?$/.exec(wish.replaceAll(/\s/g, '')) ?? [];
      return language && Number(weight) > 0 ? [{ language, weight: Number(weight) }] : [];
    })
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
}

/** The first language wished for that is spoken; English when none is. */
export async function speechFor(header: string | null): Promise<Speech> {
  for (const language of wishedLanguages(header)) {
    const speech = await speechIn(language);
    if (speech) return speech;
  }
  return ENGLISH;
}
