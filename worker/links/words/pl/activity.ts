import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'link.created': 'Utworzono jednorazowy link do usługi {number}',
  'link.revoked': 'Unieważniono jednorazowy link do usługi {number}',
  'panelLink.created': 'Utworzono link serwera VPN do usługi {number}',
  'link.opened': 'Otwarto jednorazowy link do usługi {number}',
} satisfies Translation<typeof english>;
