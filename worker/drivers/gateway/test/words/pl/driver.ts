import type { Translation } from '../../../../../kernel/words/message.ts';
import type english from '../en/driver.ts';

export default {
  label: 'Karta testowa',
} satisfies Translation<typeof english>;
