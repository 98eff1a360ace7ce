import { wording } from '../../kernel/words/speech.ts';
import activity from './en/activity.ts';
import findings from './en/findings.ts';
import problems from './en/problems.ts';

/** Why this module refuses something. */
export const fault = wording('reconcile.problems', problems, (language) => import(`./${language}/problems.ts`));

/** What the activity log says of this module. */
export const happened = wording('reconcile', activity, (language) => import(`./${language}/activity.ts`));

/** What a comparison found, and why something was left as it is. */
export const found = wording('reconcile.findings', findings, (language) => import(`./${language}/findings.ts`));
