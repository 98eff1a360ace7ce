// `npm run parity:extract -- <directory>`: writes docs/parity.md from the checklists in vpn.md, commerce.md,
// operations.md and rulings.md of that directory.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '../supervisor/paths.mjs';
import { duplicates, toMarkdown } from './checklist.mjs';
import { allRows } from './sources.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: npm run parity:extract -- <directory with the checklists>');
  process.exit(2);
}
const text = (name) => readFileSync(join(resolve(process.env.INIT_CWD ?? '.', folder), `${name}.md`), 'utf8');
const { rows, reworded } = allRows({
  vpn: text('vpn'),
  commerce: text('commerce'),
  operations: text('operations'),
  rulings: text('rulings'),
});
const twice = duplicates(rows);
if (twice.length > 0) {
  console.error(`Ids used twice: ${twice.join(', ')}`);
  process.exit(1);
}
mkdirSync(join(ROOT, 'docs'), { recursive: true });
writeFileSync(join(ROOT, 'docs', 'parity.md'), toMarkdown(reworded(rows)));
console.log(`${rows.length} rows written to docs/parity.md`);
