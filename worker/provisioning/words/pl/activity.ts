import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  failed: 'Nie udało się uruchomić usługi {number}: {why}',
  forgotten: 'Anulowana usługa {number}: {why}',
  attention: 'Usługa {number} wymaga uwagi: {why}',
  setUp: 'Uruchomiono usługę {number} jako {account} na „{server}”',
  funded: 'Są środki na usługę {number}: jest uruchamiana',
  unpaid: 'Płatność za usługę {number} nie dotrze: zamówienie czeka na inną',
  'cancelled.byStaff': 'Anulowano zamówienie usługi {number}: {reason}',
  'cancelled.byOwner': 'Anulowano zamówienie usługi {number}: właściciel już jej nie chce',
  retried: 'Ponownie wysłano usługę {number} do uruchomienia',
  'retried.at': 'Wysłano usługę {number} do wdrożenia na „{server}” → {network}',
  missing: 'Usługa {number} wymaga uwagi: na „{server}” nie ma konta {account}',
  'sync.asked': 'Poproszono o doprowadzenie konta usługi {number} do właściwego stanu',
  'account.enabled': 'Konto {account} usługi {number} jest włączone',
  'account.enabled.on': 'Konto {account} usługi {number} jest włączone na „{server}”',
  'account.disabled': 'Konto {account} usługi {number} jest wyłączone',
  'account.disabled.on': 'Konto {account} usługi {number} jest wyłączone na „{server}”',
  'account.removed': 'Konto {account} usługi {number} jest usunięte',
  'account.removed.on': 'Konto {account} usługi {number} jest usunięte na „{server}”',
  unsettled: 'Usługa {number}: {status}, ale jej konta nie udało się do tego doprowadzić: {why}',
  'package.changed': 'Zmieniono usługę {number} na „{product}”',
  'package.asked': 'Prośba o usługę {number} jako „{product}”',
  'package.refused': 'Usługa {number} pozostaje bez zmian: {why}',
} satisfies Translation<typeof english>;
