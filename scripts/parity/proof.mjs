// Which rows the tests prove.

/** @typedef {import('./checklist.mjs').Row} Row */
/** @typedef {{ titles: string[], state: 'passed' | 'failed' | 'other' }} Outcome `titles`: of the blocks around a test, and its own */
/** @typedef {{ id: string, area: string, feature: string, state: 'proven' | 'failing' | 'open', tests: string[] }} Proof */

const HEAD = /^(?:[A-Z]{1,3}-?\d{1,3}(?![\w-])[\s,/:]*)+/;

/** The ids at the head of a title. What it says after them may look like one, as `X11` in the name of a browser does. */
export const idsOf = (title) => HEAD.exec(title)?.[0].match(/[A-Z]+-?\d+/g) ?? [];

/** @param {any} report the JSON that vitest writes @returns {Outcome[]} */
export function outcomes(report) {
  return (report.testResults ?? []).flatMap((file) =>
    (file.assertionResults ?? []).map(({ ancestorTitles = [], title, status }) => ({
      titles: [...ancestorTitles, title],
      state: status === 'passed' || status === 'failed' ? status : 'other',
    })),
  );
}

/** @param {Row[]} rows @param {Outcome[]} results @returns {Proof[]} */
export function prove(rows, results) {
  /** @type {Map<string, Outcome[]>} */
  const named = new Map(rows.map(({ id }) => [id, []]));
  for (const result of results) for (const id of new Set(result.titles.flatMap(idsOf))) named.get(id)?.push(result);
  return rows.map(({ id, area, feature }) => {
    const tests = named.get(id) ?? [];
    const failing = tests.some(({ state }) => state === 'failed');
    const proven = tests.some(({ state }) => state === 'passed');
    return {
      id,
      area,
      feature,
      state: failing ? 'failing' : proven ? 'proven' : 'open',
      tests: tests.map(({ titles }) => titles.join(' > ')),
    };
  });
}

/** @param {Proof[]} proofs */
export function count(proofs) {
  const of = (state) => proofs.filter((proof) => proof.state === state).length;
  return { proven: of('proven'), failing: of('failing'), open: of('open') };
}
