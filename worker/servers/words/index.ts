import { wording } from '../../kernel/words/speech.ts';
import activity from './en/activity.ts';
import faults from './en/faults.ts';
import problems from './en/problems.ts';

/** What the activity log says of this module. */
export const happened = wording('servers', activity, (language) => import(`./${language}/activity.ts`));

/** Why this module refuses something. */
export const fault = wording('servers.problems', problems, (language) => import(`./${language}/problems.ts`));

/** What a call that failed means, in a sentence for staff. */
export const failed = wording('servers.faults', faults, (language) => import(`./${language}/faults.ts`));
