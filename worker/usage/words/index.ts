import { wording } from '../../kernel/words/speech.ts';
import problems from './en/problems.ts';

/** Why this module refuses something. */
export const fault = wording('usage.problems', problems, (language) => import(`./${language}/problems.ts`));
