import { wording } from '../../kernel/words/speech.ts';
import activity from './en/activity.ts';
import problems from './en/problems.ts';
import reasons from './en/reasons.ts';

/** What the activity log says of this module. */
export const happened = wording('notifications', activity, (language) => import(`./${language}/activity.ts`));

/** Why this module refuses something. */
export const fault = wording('notifications.problems', problems, (language) => import(`./${language}/problems.ts`));

/** Why a mail is not written: read by staff in the task queue. */
export const because = wording('notifications.reasons', reasons, (language) => import(`./${language}/reasons.ts`));
