import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'orphan.removed': 'Usunięto konto {account} z „{server}”: usługa {number} go nie potrzebuje',
  'recreate.asked': 'Poproszono o nowe konto usługi {number}, której konto {account} zniknęło',
  resumed: 'Ponownie wysłano usługę {number} do uruchomienia, bo jej serwer odpowiada',
  settled: 'Doprowadzono konto {account} na „{server}” do stanu usługi {number}: {status}, {speed} Mbit/s',
  missing: 'Usługa {number} wymaga uwagi: na „{server}” nie ma konta {account}',
  failed: 'Nie udało się porównać kont na „{server}” z usługami: {why}',
  compared: 'Porównano konta na „{server}” z usługami, różnic: {n}',
  'compared.refused': 'Porównano konta na „{server}” z usługami, różnic: {n}; niczego nie zmieniono, bo {why}',
  'compared.applied': 'Porównano konta na „{server}” z usługami, różnic: {n}, naprawianych: {changes}',
} satisfies Translation<typeof english>;
