import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'client.blocked': 'Klientowi zamkniętemu albo oznaczonemu jako oszust nic się nie dostarcza.',
  'end.asked': 'Klient poprosił o zakończenie tej usługi i właśnie się ona kończy.',
  'turn.suspended': 'Usługi w stanie „{status}” nie można zawiesić.',
  'turn.unsuspended': 'Usługi w stanie „{status}” nie można wznowić.',
  'turn.terminated': 'Usługi w stanie „{status}” nie można zakończyć.',
  'end.notAsked': 'Nie proszono o zakończenie tej usługi.',
  'end.notYours': 'Ta usługa zakończyła się albo zajmuje się nią obsługa.',
} satisfies Translation<typeof english>;
