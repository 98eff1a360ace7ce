import { wording } from '../../kernel/words/speech.ts';
import activity from './en/activity.ts';
import bookings from './en/bookings.ts';

export { noted } from '../../kernel/words/index.ts';

/** What the activity log says of this module. */
export const happened = wording('ledger', activity, (language) => import(`./${language}/activity.ts`));

/** What a transaction is called in the books. */
export const bookedAs = wording('ledger.bookings', bookings, (language) => import(`./${language}/bookings.ts`));
