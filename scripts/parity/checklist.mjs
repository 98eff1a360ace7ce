// The checklist page: rows in, rows out. Ids are exact strings; nothing here normalises them.

/** @typedef {{ id: string, area: string, feature: string, verify: string }} Row */

/** Cells of one Markdown table line; `\|` is a character of the text, not a border. */
export function cells(line) {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

const isRule = (line) => /^\|[\s:|-]+\|$/.test(line.trim());

/**
 * All table body lines of a Markdown text, without headings and rules.
 * @param {string} text
 * @returns {string[][]}
 */
export function tableRows(text) {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (!line.startsWith('|') || isRule(line) || isRule(lines[index + 1] ?? '')) return [];
    return [cells(line)];
  });
}

/**
 * The text under a heading, up to the next heading of the same or a higher level.
 * @param {string} text
 * @param {RegExp} heading matches the heading's words, without the leading hashes
 */
export function section(text, heading) {
  const lines = text.split('\n');
  const level = (line) => /^(#+) /.exec(line)?.[1]?.length ?? 0;
  const start = lines.findIndex((line) => level(line) > 0 && heading.test(line.replace(/^#+ /, '')));
  if (start < 0) throw new Error(`No section ${heading}`);
  const own = level(lines[start] ?? '');
  const length = lines.slice(start + 1).findIndex((line) => level(line) > 0 && level(line) <= own);
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

/** @param {Row[]} rows */
export function duplicates(rows) {
  const seen = new Set();
  return rows.map(({ id }) => id).filter((id) => seen.has(id) || !seen.add(id));
}

const escapeCell = (text) => text.replaceAll('|', '\\|');

/** @param {Row[]} rows */
export function toMarkdown(rows) {
  const lines = rows.map((row) => `| ${[row.id, row.area, row.feature, row.verify].map(escapeCell).join(' | ')} |`);
  return [
    '# Parity',
    '',
    `What Culvert must show, ${rows.length} rows. \`npm run parity\` holds this page against the last \`npm test\`: a row is`,
    'proven when a passed test has its id at the head of its title and no failed test does. Ids are exact strings:',
    '`M01` and `M-01` are different rows. U unit, S against the simulator, E browser, D Debian tool, M by hand; B+ better',
    'than what it replaces.',
    '',
    '| id | area | feature | how to verify |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

/** @param {string} markdown @returns {Row[]} */
export function fromMarkdown(markdown) {
  return tableRows(markdown).map(([id = '', area = '', feature = '', verify = '']) => ({ id, area, feature, verify }));
}
