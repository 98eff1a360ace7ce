import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'password.hidden': 'Ten plan nie pokazuje hasła VPN.',
  'credentials.none': 'To konto nie ma nazwy użytkownika ani hasła.',
  'account.none': 'Ta usługa nie ma konta na serwerze.',
  'account.silent': 'Serwer VPN nie podaje stanu Twojego konta.',
  'settings.incomplete': 'Serwer VPN wydał niekompletne ustawienia.',
  'certificate.none': 'Ten serwer nie potrzebuje własnego certyfikatu.',
  'config.state': 'Usługa w stanie „{status}” nie ma konfiguracji.',
  'config.refused': '„{server}” nie wydał konfiguracji konta {account}: {why}',
  'protocol.none': 'Ta lokalizacja nie oferuje tego protokołu. Wybierz inny.',
  'config.silent': 'Serwer VPN nie wydał Twojej konfiguracji. Połączenia to nie dotyczy; spróbuj ponownie za minutę.',
} satisfies Translation<typeof english>;
