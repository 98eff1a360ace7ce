import type { World } from './world.ts';

/** `ok`, or the problem's code. */
export const tried = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'ok',
    (problem) => problem.code as string,
  );

export const rowsOf =
  (world: () => World) =>
  async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
    (
      await world()
        .env.DB.prepare(sql)
        .bind(...values)
        .all<Record<string, unknown>>()
    ).results;
