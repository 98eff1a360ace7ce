import { wording } from '../../kernel/words/speech.ts';
import activity from './en/activity.ts';

/** What the activity log says of this module. */
export const happened = wording('images', activity, (language) => import(`./${language}/activity.ts`));
