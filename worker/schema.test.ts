import { env } from 'cloudflare:test';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import * as kernel from './kernel/db/tables.ts';

const modules = import.meta.glob<Record<string, unknown>>('./*/table.ts', { eager: true });
const isTable = (v: unknown): v is SQLiteTable =>
  typeof v === 'object' && v !== null && Symbol.for('drizzle:IsDrizzleTable') in v;
const tables = [kernel, ...Object.values(modules)].flatMap((m) => Object.values(m).filter(isTable)).map(getTableConfig);

type Column = { name: string; type: string; notnull: number };

describe('schema', () => {
  for (const t of tables) {
    it(`${t.name}: the drizzle table has exactly the columns of the migrations`, async () => {
      const { results } = await env.DB.prepare(`PRAGMA table_xinfo("${t.name}")`).all<Column>();
      const migrated = results.map((c) => `${c.name} ${c.type} ${c.notnull}`).sort();
      const declared = t.columns
        .map((c) => `${c.name} ${c.getSQLType().toUpperCase()} ${c.notNull || c.primary ? 1 : 0}`)
        .sort();
      expect(declared).toEqual(migrated);
    });
  }

  it('every table of the database is declared by exactly one module, and is STRICT', async () => {
    const { results } = await env.DB.prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name NOT LIKE 'd1_%'",
    ).all<{ name: string; sql: string }>();
    expect(tables.map((t) => t.name).sort()).toEqual(results.map((r) => r.name).sort());
    for (const { name, sql } of results) expect(sql, name).toMatch(/STRICT/);
  });
});
