import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'ledger.red': 'Księga się nie zgadza (błędów: {faults}). Wstrzymaj obciążenia i obejrzyj wymienione tu wpisy.',
  'wallet.adjusted': 'Skorygowano saldo: {description}',
} satisfies Translation<typeof english>;
