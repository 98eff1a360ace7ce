import { wording } from '../../kernel/words/speech.ts';
import activity from './en/activity.ts';
import problems from './en/problems.ts';

/** What the activity log says of this module. */
export const happened = wording('images', activity, (language) => import(`./${language}/activity.ts`));

/** Why this module refuses something. */
export const fault = wording('images.problems', problems, (language) => import(`./${language}/problems.ts`));
