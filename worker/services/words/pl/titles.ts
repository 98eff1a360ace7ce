import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  vpn_name_taken: 'Inna usługa ma tę nazwę VPN.',
  wrong_state: 'Stan usługi na to nie pozwala.',
  not_active: 'Ta usługa nie jest aktywna.',
  not_ready: 'To nie jest jeszcze gotowe.',
} satisfies Titles;
