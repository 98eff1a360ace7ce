import { wording } from '../../kernel/words/speech.ts';
import activity from './en/activity.ts';
import problems from './en/problems.ts';
import reasons from './en/reasons.ts';

export { noted } from '../../kernel/words/index.ts';

/** Why this module refuses something. */
export const fault = wording('renewals.problems', problems, (language) => import(`./${language}/problems.ts`));

/** What the activity log says of this module. */
export const happened = wording('renewals', activity, (language) => import(`./${language}/activity.ts`));

/** Why the clock passed a service over. */
export const because = wording('renewals.reasons', reasons, (language) => import(`./${language}/reasons.ts`));
