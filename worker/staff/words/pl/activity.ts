import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'console.setUp': '{name}: pierwszy administrator, uruchomienie konsoli',
  signedIn: 'Logowanie do konsoli: {name}',
  signedOut: 'Wylogowanie: {name}',
  'token.created': 'Utworzono token API „{name}”',
  'token.revoked': 'Unieważniono token API „{name}”',
} satisfies Translation<typeof english>;
