/** What may break a rule for a while. An entry that is past its day, or that nothing needs any more, fails the test. */
export type Exemption = { rule: string; at: string; why: string; until: string };

const until = '2026-12-05';
const of = (rule: string, why: string, ...paths: string[]): Exemption[] =>
  paths.map((at) => ({ rule, at, why, until }));

export const exemptions: readonly Exemption[] = [
  ...of(
    'driver names',
    'written when there was one driver of a kind',
    'ui/console/finance/payments.tsx',
    'ui/console/i18n/en/finance.ts',
    'ui/console/i18n/pl/finance.ts',
    'ui/portal/i18n/en/payments.ts',
    'ui/portal/i18n/pl/payments.ts',
    'worker/monitoring/verbs/read-overview.ts',
    'worker/notifications/verbs/deliver-mail.ts',
    'worker/payments/rules.ts',
  ),
];
