import { wording } from '../../kernel/words/speech.ts';
import activity from './en/activity.ts';
import problems from './en/problems.ts';
import reasons from './en/reasons.ts';
import releases from './en/releases.ts';

export { noted } from '../../kernel/words/index.ts';

/** Why this module refuses something. */
export const fault = wording('provisioning.problems', problems, (language) => import(`./${language}/problems.ts`));

/** Why something was not done, or not yet: read by staff. */
export const because = wording('provisioning.reasons', reasons, (language) => import(`./${language}/reasons.ts`));

/** What the activity log says of this module. */
export const happened = wording('provisioning', activity, (language) => import(`./${language}/activity.ts`));

/** Why a reservation was returned, in the words that the customer reads. */
export const released = wording('provisioning.releases', releases, (language) => import(`./${language}/releases.ts`));
