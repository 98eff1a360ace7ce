import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'credentials.shown': 'Obejrzano dane logowania usługi {number}',
  'config.shown': 'Obejrzano konfigurację {protocol} usługi {number}',
  'profile.downloaded': 'Pobrano profil Apple usługi {number}',
  'profile.withPassword': 'Pobrano profil Apple usługi {number} razem z hasłem',
} satisfies Translation<typeof english>;
