import activity from './en/activity.ts';
import problems from './en/problems.ts';
import { declareWords, wording } from './speech.ts';
import type { Word } from './word.ts';

/** What the kernel says of a request that it refuses. */
export const fault = wording('kernel.problems', problems, (language) => import(`./${language}/problems.ts`));

const happened = wording('kernel', activity, (language) => import(`./${language}/activity.ts`));

/** What happened, with what staff noted for themselves: the activity log is the only place where that is kept. */
export const noted = (what: Word, note: string | undefined): Word => (note ? happened('noted', { what, note }) : what);

declareWords('problem', (language) => import(`./${language}/titles.ts`));
declareWords('sentence', (language) => import(`./${language}/sentences.ts`));

/**
 * What a schema says of a value. Schemas are read by the pages, too, and hold plain sentences: such a sentence is its
 * own code, with its numbers taken out (`Use at most {a} characters.`).
 */
export function sentence(text: string): Word {
  const params: Record<string, string> = {};
  const code = text.replace(/(?<![\w:-])\d{1,40}(?:\.\d{1,40})?(?![\w:])/g, (number) => {
    const name = 'abcdefgh'[Object.keys(params).length] ?? 'h';
    params[name] = number;
    return `{${name}}`;
  });
  return { code: `sentence:${code}`, params, text };
}
