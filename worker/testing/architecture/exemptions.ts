/** What may break a rule for a while. An entry that is past its day, or that nothing needs any more, fails the test. */
export type Exemption = { rule: string; at: string; why: string; until: string };

const until = '2026-12-05';
const of = (rule: string, why: string, ...paths: string[]): Exemption[] =>
  paths.map((at) => ({ rule, at, why, until }));

export const exemptions: readonly Exemption[] = [];
