import type english from '../en/activity.ts';
import type { Translation } from '../message.ts';

export default {
  noted: '{what} (wewnętrznie: {note})',
} satisfies Translation<typeof english>;
