// Which rows the tests prove.

/** @typedef {import('./checklist.mjs').Row} Row */
/** @typedef {{ title: string, state: 'passed' | 'failed' | 'other' }} Outcome */
/** @typedef {{ id: string, area: string, feature: string, state: 'proven' | 'failing' | 'open', tests: string[] }} Proof */

/** The words of a title; a hyphen belongs to its word, so `CR-01` does not contain `R-01`. */
export const tokens = (title) => new Set(title.match(/[A-Za-z0-9-]+/g) ?? []);

/** @param {any} report the JSON that vitest writes @returns {Outcome[]} */
export function outcomes(report) {
  return (report.testResults ?? []).flatMap((file) =>
    (file.assertionResults ?? []).map(({ ancestorTitles = [], title, status }) => ({
      title: [...ancestorTitles, title].join(' > '),
      state: status === 'passed' || status === 'failed' ? status : 'other',
    })),
  );
}

/** @param {Row[]} rows @param {Outcome[]} results @returns {Proof[]} */
export function prove(rows, results) {
  /** @type {Map<string, Outcome[]>} */
  const named = new Map(rows.map(({ id }) => [id, []]));
  for (const result of results) for (const token of tokens(result.title)) named.get(token)?.push(result);
  return rows.map(({ id, area, feature }) => {
    const tests = named.get(id) ?? [];
    const failing = tests.some(({ state }) => state === 'failed');
    const proven = tests.some(({ state }) => state === 'passed');
    return {
      id,
      area,
      feature,
      state: failing ? 'failing' : proven ? 'proven' : 'open',
      tests: tests.map((t) => t.title),
    };
  });
}

/** @param {Proof[]} proofs */
export function count(proofs) {
  const of = (state) => proofs.filter((proof) => proof.state === state).length;
  return { proven: of('proven'), failing: of('failing'), open: of('open') };
}
