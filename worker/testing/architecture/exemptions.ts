/** What may break a rule for a while. An entry that is past its day, or that nothing needs any more, fails the test. */
export type Exemption = { rule: string; at: string; why: string; until: string };

export const exemptions: readonly Exemption[] = [];
