import { wording } from '../../kernel/words/speech.ts';
import activity from './en/activity.ts';
import bookings from './en/bookings.ts';
import problems from './en/problems.ts';

export { noted } from '../../kernel/words/index.ts';

/** What the activity log says of this module. */
export const happened = wording('payments', activity, (language) => import(`./${language}/activity.ts`));

/** Why this module refuses something. */
export const fault = wording('payments.problems', problems, (language) => import(`./${language}/problems.ts`));

/** What a payment is called in the books and a top-up on a document. */
export const bookedAs = wording('payments.bookings', bookings, (language) => import(`./${language}/bookings.ts`));
