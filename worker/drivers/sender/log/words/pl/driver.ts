import type { Translation } from '../../../../../kernel/words/message.ts';
import type english from '../en/driver.ts';

export default {
  label: 'Tylko zapis',
} satisfies Translation<typeof english>;
