import type { Translation } from '../../../../../kernel/words/message.ts';
import type english from '../en/driver.ts';

export default {
  label: 'Serwer SMTP',
  'field.host': 'Serwer poczty',
  'field.host.help': 'Na przykład smtp.example.com. Musi być dostępny z internetu pod nazwą.',
  'field.port': 'Port',
  'field.port.help': '587 ze STARTTLS, 465 z TLS. Cloudflare nie otwiera połączeń na port 25.',
  'field.transport': 'Szyfrowanie',
  'field.transport.starttls': 'Najpierw jawnie, potem TLS (STARTTLS)',
  'field.transport.tls': 'TLS od początku',
  'field.transport.plain': 'Brak',
  'field.user': 'Użytkownik',
  'field.user.help': 'Puste: serwer nie wymaga logowania.',
  'field.password': 'Hasło',
  'field.clearPassword': 'Wysyłaj hasło bez szyfrowania',
  'field.clearPassword.help': 'Tylko dla serwera, który nie oferuje TLS.',
  'field.from': 'Adres nadawcy',
  'field.from.help': 'Serwer musi pozwalać na wysyłanie z tego adresu.',
  'field.fromName': 'Nazwa nadawcy',
  'field.replyTo': 'Odpowiedzi trafiają do',
  'field.replyTo.help': 'Puste: na adres nadawcy.',
} satisfies Translation<typeof english>;
