import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/faults.ts';

export default {
  auth: 'Panel odrzuca token API ({why}).',
  permission: 'Token API nie ma wymaganego uprawnienia ({why}).',
  redirect: 'Panel przekierowuje, więc nie przyjmuje tego adresu albo protokołu ({why}).',
  busy: 'Panel jest zajęty ({why}).',
  transport: 'Nie można połączyć się z panelem ({why}).',
  tls: 'Certyfikat TLS nie został zaakceptowany ({why}).',
  dns: 'Nazwa hosta nie jest znana w DNS ({why}).',
  not_json: 'Odpowiedź nie jest w formacie JSON, więc to zapewne nie jest API panelu ({why}).',
  version: 'Panel jest zbyt stary ({why}).',
} satisfies Translation<typeof english>;
