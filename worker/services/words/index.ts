import { wording } from '../../kernel/words/speech.ts';
import type { Word } from '../../kernel/words/word.ts';
import type { SERVICE_STATUSES } from '../contract/model.ts';
import activity from './en/activity.ts';
import bookings from './en/bookings.ts';
import causes from './en/causes.ts';
import problems from './en/problems.ts';
import states from './en/states.ts';

/** How a service stands. */
export const stated = wording('services.states', states, (language) => import(`./${language}/states.ts`));

export const statusWord = (status: (typeof SERVICE_STATUSES)[number]): Word => stated(`status.${status}`);

/** Why this module refuses something. */
export const fault = wording('services.problems', problems, (language) => import(`./${language}/problems.ts`));

/** Why a service is as it is, in the words that its customer reads. */
export const because = wording('services.causes', causes, (language) => import(`./${language}/causes.ts`));

/** What the activity log says of this module. */
export const happened = wording('services', activity, (language) => import(`./${language}/activity.ts`));

/** What a service costs, as the books call it. */
export const bookedAs = wording('services.bookings', bookings, (language) => import(`./${language}/bookings.ts`));
