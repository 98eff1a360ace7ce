import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'end.asked': 'Poproszono o zakończenie usługi {number}',
  'end.withdrawn': 'Usługa {number} jednak zostaje',
  suspended: 'Zawieszono usługę {number}: {reason}',
  resumed: 'Wznowiono usługę {number}',
  terminated: 'Zakończono usługę {number}: {reason}',
  'suspended.funds': 'Zawieszono usługę {number}: skończyły się środki',
  'resumed.funds': 'Usługa {number} działa dalej: są środki',
  'cancelled.byClock': 'Anulowano zamówienie usługi {number}',
  'terminated.byClock': 'Zakończono usługę {number}',
  charged: {
    one: 'Obciążono za {n} usługę',
    few: 'Obciążono za {n} usługi',
    many: 'Obciążono za {n} usług',
    other: 'Obciążono za {n} usługi',
  },
} satisfies Translation<typeof english>;
