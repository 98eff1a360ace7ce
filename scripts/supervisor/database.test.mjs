import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { run } from './command.mjs';
import { migrate } from './database.mjs';
import { environment } from './environment.mjs';
import { layout, NODE, WRANGLER } from './paths.mjs';

const dataDir = mkdtempSync(join(tmpdir(), 'culvert-database-'));
const paths = layout(dataDir);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function d1(...args) {
  const where = ['--local', '--persist-to', paths.state];
  const { code, output } = await run(NODE, [WRANGLER, 'd1', ...args, ...where], environment(paths));
  expect(code, output).toBe(0);
  return output;
}

it('a new database gets all migrations at once; a later start applies what is new, and wrangler finds none left', async () => {
  await migrate(paths);
  const last = "DELETE FROM d1_migrations WHERE name = '0036_documents_of_a_kind_by_status.sql'";
  await d1('execute', 'DB', '--yes', '--command', `${last}; DROP INDEX document_kind_status`);
  await migrate(paths);
  expect(await d1('migrations', 'list', 'DB')).toContain('No migrations to apply');
});
