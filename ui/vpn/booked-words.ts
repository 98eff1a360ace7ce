import { t } from './i18n/en/booked.ts';

const SETTLED: Readonly<Record<string, 'used' | 'returned' | 'topUp'>> = {
  'Reservation used': 'used',
  'Reservation returned': 'returned',
  'Balance top-up': 'topUp',
};

/** What was booked, in the reader's language where it is one of the ledger's own phrases; of staff, what they wrote. */
export function bookedWords(description: string): string {
  const settled = SETTLED[description];
  if (settled) return t(settled);
  const [, what, of = ''] = /^(Reserved for|Payment of|Reservation returned:) (.+)$/.exec(description) ?? [];
  if (what === 'Reserved for') return t('reserved', { plan: of });
  if (what === 'Payment of') return t('payment', { number: of });
  if (what) return t('returnedWhy', { why: of });
  const [, plan = '', number = '', rule = '', times = ''] =
    /^(.+), service (\d+): ([a-z ]+?)( × \d+)?$/.exec(description) ?? [];
  const words = t.find(`what.${rule.replaceAll(' ', '_')}`);
  return words ? t('charge', { plan, number, what: `${words}${times}` }) : description;
}
