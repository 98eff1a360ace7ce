// How each checklist table becomes rows. Column meanings differ from table to table; the words stay as they are.
import { section, tableRows } from './checklist.mjs';

/** @typedef {import('./checklist.mjs').Row} Row */

const ID = /^[A-Z]{1,3}-?\d{1,3}$/;

function fixed(text, heading, width, toRow) {
  return tableRows(section(text, heading)).map((row) => {
    if (row.length !== width || !ID.test(row[0] ?? '')) throw new Error(`Odd row under ${heading}: ${row.join(' | ')}`);
    return toRow(row);
  });
}

const mark = (feature, better) => (better ? `${feature} (B+)` : feature);

/** @param {string} text @returns {Row[]} */
export function vpnRows(text) {
  const short =
    (area) =>
    ([id, feature, verify]) => ({ id, area, feature, verify });
  return [
    ...fixed(text, /^6\. Checklist/, 4, ([id, area, feature, verify]) => ({
      id,
      area: `VPN · ${area}`,
      feature,
      verify,
    })),
    ...fixed(text, /^2\.14 /, 3, short('VPN · Regressions')),
    ...fixed(text, /^3\.9 /, 3, short('VPN · MT fixes')),
    ...fixed(text, /^1\.6 /, 3, ([id, feature, tag]) => ({
      id,
      area: 'VPN · Quirks',
      feature,
      verify: `a test (evidence ${tag})`,
    })),
  ];
}

/** @param {string} text @returns {Row[]} */
export function commerceRows(text) {
  return fixed(text, /^9\. Checklist/, 4, ([id, area, feature, verify]) => {
    const better = / B\+$/.test(area);
    return { id, area: `Commerce · ${area.replace(/ B\+$/, '')}`, feature: mark(feature, better), verify };
  });
}

/** @param {string} text @returns {Row[]} */
export function operationsRows(text) {
  return fixed(text, /^11\. Checklist/, 5, ([id, kind, area, feature, verify]) => {
    return { id, area: `Operations · ${area}`, feature: mark(feature, kind === '+'), verify };
  });
}

/** Ids at the start of a cell, several with a slash between, then the words. */
function leadingIds(cell) {
  const match = /^((?:[A-Z]{1,3}-?\d{1,3})(?:\/[A-Z]{1,3}-?\d{1,3})*):?\s+(.+)$/s.exec(cell);
  if (!match) throw new Error(`No id at the start of: ${cell}`);
  return { ids: (match[1] ?? '').split('/'), words: match[2] ?? '' };
}

const prefix = (id) => id.replace(/\d+$/, '');

/** The area of the rows with the same letters, when they share one; else the half they belong to. */
function areaOf(id, rows) {
  const areas = new Set(rows.filter((row) => prefix(row.id) === prefix(id)).map((row) => row.area));
  const [first = 'Operations · '] = areas;
  return areas.size === 1 ? first : `${first.split(' · ')[0]} · Added`;
}

/** @param {string} text @param {Row[]} rows the checklists so far @returns {Row[]} */
export function addedRows(text, rows) {
  return tableRows(section(text, /^Rows added/)).flatMap(([cell = '', verify = '']) => {
    const { ids, words } = leadingIds(cell);
    return ids.map((id) => ({ id, area: areaOf(id, rows), feature: words, verify }));
  });
}

/**
 * A rewording never replaces a row: it is appended, so that both readings stay visible.
 * @param {string} text
 * @param {Row[]} rows
 * @returns {Row[]}
 */
export function reworded(text, rows) {
  const byId = new Map(rows.map((row) => [row.id, { ...row }]));
  for (const [cell = '', verify = ''] of tableRows(section(text, /^Rows reworded/))) {
    const { ids, words } = leadingIds(cell);
    for (const id of ids) {
      const row = byId.get(id);
      if (!row) throw new Error(`A rewording names the unknown row ${id}`);
      row.feature = `${row.feature} — ${words}`;
      row.verify = `${row.verify} — ${verify}`;
    }
  }
  return [...byId.values()];
}

/** @param {{ vpn: string, commerce: string, operations: string, rulings: string }} texts */
export function allRows({ vpn, commerce, operations, rulings }) {
  const listed = [...vpnRows(vpn), ...commerceRows(commerce), ...operationsRows(operations)];
  return { rows: [...listed, ...addedRows(rulings, listed)], reworded: (rows) => reworded(rulings, rows) };
}
