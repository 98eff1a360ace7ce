import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'expiry.past': 'Wybierz czas w przyszłości.',
  'expiry.beyond': 'Token, który tworzy inny, nie może przeżyć samego siebie: wybierz czas przed jego końcem.',
  'scope.beyond': 'Możesz dać tylko to, co sam możesz: nie {scopes}.',
  'password.same': 'To jest już Twoje hasło. Wybierz inne.',
} satisfies Translation<typeof english>;
