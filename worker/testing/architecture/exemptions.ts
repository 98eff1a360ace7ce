/** What is allowed to break the size rule for a while. An entry past its day fails the architecture test. */
export const exemptions: readonly { path: string; why: string; until: string }[] = [];
