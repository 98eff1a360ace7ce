import { describe, expect, it } from 'vitest';
import { duplicates, fromMarkdown, section, tableRows, toMarkdown } from './checklist.mjs';
import { count, idsOf, outcomes, prove } from './proof.mjs';
import { addedRows, commerceRows, operationsRows, reworded, vpnRows } from './sources.mjs';

// Titles here name no id of the checklist: they would count as proof of its rows.

const row = (id, area = 'A · B') => ({ id, area, feature: 'f', verify: 'v' });
const passed = (title) => ({ titles: [title], state: /** @type {const} */ ('passed') });
const failed = (title) => ({ titles: [title], state: /** @type {const} */ ('failed') });
const stateOf = (id, results) => prove([row(id)], results)[0]?.state;

describe('parity: which tests prove a row', () => {
  it('takes an id as a whole token only', () => {
    expect(stateOf('R-01', [passed('CR-01 something')])).toBe('open');
    expect(stateOf('R-01', [passed('R-011 something')])).toBe('open');
    expect(stateOf('R-01', [passed('R-01-b something')])).toBe('open');
    expect(stateOf('V001', [passed('xV001')])).toBe('open');
    for (const title of ['R-01: works', 'R-01 works', 'R-02 R-01 both', 'R-02/R-01 both', 'R-02, R-01: both', 'R-01']) {
      expect(stateOf('R-01', [passed(title)]), title).toBe('proven');
    }
  });

  it('takes an id at the head of a title only, of the test or of a block around it', () => {
    for (const title of ['works, R-01', 'R-02 works; R-01 too', '(R-01)', 'Mozilla/5.0 (R-01; Linux x86_64)']) {
      expect(stateOf('R-01', [passed(title)]), title).toBe('open');
    }
    const within = { titles: ['R-01 the form', 'saves'], state: /** @type {const} */ ('passed') };
    expect(stateOf('R-01', [within])).toBe('proven');
  });

  it('keeps ids with and without a hyphen, and cases, apart', () => {
    expect(stateOf('M-01', [passed('M01 menu')])).toBe('open');
    expect(stateOf('M01', [passed('M-01 fix')])).toBe('open');
    expect(stateOf('R-01', [passed('R1 reliability')])).toBe('open');
    expect(stateOf('V001', [passed('v001')])).toBe('open');
  });

  it('does not expand ranges', () => {
    expect(idsOf('V017–V020 envelopes')).toEqual(['V017']);
    expect(stateOf('V018', [passed('V017–V020 envelopes')])).toBe('open');
    expect(stateOf('V017', [passed('V017-V020 envelopes')])).toBe('open');
  });

  it('lets one failed test outweigh any number of passed ones, and a skipped one prove nothing', () => {
    expect(stateOf('V001', [passed('V001 a'), failed('V001 b'), passed('V001 c')])).toBe('failing');
    expect(stateOf('V001', [{ titles: ['V001 a'], state: 'other' }])).toBe('open');
  });

  it('reads describe and test titles from the report and counts the states', () => {
    const assertionResults = [
      { ancestorTitles: ['V001 form', 'inner'], title: 'saves', status: 'passed' },
      { ancestorTitles: ['V002 form'], title: 'fails', status: 'failed' },
      { ancestorTitles: [], title: 'V003 later', status: 'skipped' },
    ];
    const proofs = prove([row('V001'), row('V002'), row('V003')], outcomes({ testResults: [{ assertionResults }] }));
    expect(proofs.map(({ state }) => state)).toEqual(['proven', 'failing', 'open']);
    expect(proofs[0]?.tests).toEqual(['V001 form > inner > saves']);
    expect(count(proofs)).toEqual({ proven: 1, failing: 1, open: 1 });
  });
});

const VPN = `# A
### 1.6 Quirks list
| Q | Quirk | Tag |
|---|---|---|
| Q-01 | empty list | D |
### 2.14 Changelog
| R | Defect | Test |
|---|---|---|
| R-01 | polluted | one document |
### 3.9 Fixes
| M | Fix | Test |
|---|---|---|
| M-01 | slash | suspend works |
## 6. Checklist
| ID | Area | Feature | How to verify |
|---|---|---|---|
| V001 | Server | add a \\| b | E |
## 7. After
| V999 | X | not a row of it | U |
`;

describe('parity: extraction', () => {
  it('reads each table of the first checklist and stops at the next heading', () => {
    expect(vpnRows(VPN).map(({ id, area, feature }) => [id, area, feature])).toEqual([
      ['V001', 'VPN · Server', 'add a | b'],
      ['R-01', 'VPN · Regressions', 'polluted'],
      ['M-01', 'VPN · MT fixes', 'slash'],
      ['Q-01', 'VPN · Quirks', 'empty list'],
    ]);
  });

  it('moves the marks of improvements from area or kind to the feature', () => {
    const commerce =
      '## 9. Checklist\n| ID | Area | Feature | V |\n|---|---|---|---|\n| CL-06 | Clients B+ | has effect | refused |\n';
    const operations =
      '## 11. Checklist\n| ID | Kind | Area | F | V |\n|---|---|---|---|---|\n| D10 | + | Dashboard | empty | off |\n';
    expect(commerceRows(commerce)[0]).toMatchObject({ area: 'Commerce · Clients', feature: 'has effect (B+)' });
    expect(operationsRows(operations)[0]).toMatchObject({ area: 'Operations · Dashboard', feature: 'empty (B+)' });
  });

  it('refuses a row that does not have the columns of its table', () => {
    expect(() =>
      commerceRows('## 9. Checklist\n| ID | A | F | V |\n|---|---|---|---|\n| CL-06 | a | b | c | d |\n'),
    ).toThrow('Odd row');
  });

  it('adds rows under the area of their letters and appends rewordings to every id named', () => {
    const listed = [row('CL-01', 'Commerce · Clients'), row('V001', 'VPN · Server'), row('V002', 'VPN · Product')];
    const rulings = `## Rows added
| id and feature | how to verify | seed |
|---|---|---|
| CL-28 one default | E | S |
| V215 order page | E | S |
## Rows reworded or sharpened
| row | how to verify | seed |
|---|---|---|
| CL-01/V001 add: more | S | s |
| V001: twice | U | s |
`;
    const added = addedRows(rulings, listed);
    expect(added.map(({ id, area }) => [id, area])).toEqual([
      ['CL-28', 'Commerce · Clients'],
      ['V215', 'VPN · Added'],
    ]);
    const all = reworded(rulings, [...listed, ...added]);
    expect(all.find(({ id }) => id === 'V001')).toMatchObject({
      feature: 'f — add: more — twice',
      verify: 'v — S — U',
    });
    expect(all.find(({ id }) => id === 'CL-01')?.feature).toBe('f — add: more');
    expect(() => reworded(rulings, [])).toThrow('unknown row');
  });

  it('writes a page that reads back the same and finds duplicates', () => {
    const rows = [{ id: 'V001', area: 'a', feature: 'x | y', verify: '`a|b`' }, row('M-01')];
    expect(fromMarkdown(toMarkdown(rows))).toEqual(rows);
    expect(duplicates([...rows, row('V001')])).toEqual(['V001']);
  });

  it('knows a section by its heading and a table body by its rule', () => {
    expect(() => section('# A\n', /^B/)).toThrow('No section');
    expect(tableRows('| h |\n|---|\n| one |\n\ntext\n| k |\n|:-:|\n| two |')).toEqual([['one'], ['two']]);
  });
});
