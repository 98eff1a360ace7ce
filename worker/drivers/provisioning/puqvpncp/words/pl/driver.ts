import type { Translation } from '../../../../../kernel/words/message.ts';
import type english from '../en/driver.ts';

export default {
  label: 'PUQ VPN Control Panel',
  'field.token': 'Token API',
  'field.token.help':
    'Utworzony w panelu. Potrzebuje uprawnień clients, networks i status. Przechowywany w postaci zaszyfrowanej, nigdy nie pokazywany.',
  'step.address': 'Adres',
  'step.status': 'Status',
  'step.version': 'Wersja',
  'step.licence': 'Licencja',
  'step.networks': 'Sieci',
  'step.clients': 'Klienci',
  'step.qr': 'Kod QR',
} satisfies Translation<typeof english>;
