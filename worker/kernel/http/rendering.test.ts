/** What a caller gets when the answer itself cannot be made: after the verb has done its work. */
import { beforeAll, describe, expect, it } from 'vitest';
import { staff, unique } from '../../testing/actors.ts';
import { aServer } from '../../testing/catalog.ts';
import { ORIGIN, type World, world } from '../../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

type Broken = { what: string; name: string; path: string; input: object; plant: () => Promise<unknown> };

/** Each leaves something in the database that the code behind the verb chokes on. */
async function broken(): Promise<{ jar: Map<string, string>; cases: Broken[] }> {
  const { api, jar } = await staff(w);
  const [unreadable, foreign] = [await aServer(api), await aServer(api)];
  const subject = unique('subject');
  const run = (sql: string, ...values: unknown[]) =>
    w.env.DB.prepare(sql)
      .bind(...values)
      .run();
  const at = (id: string) => ({ name: 'admin/servers/get', path: `/api/v1/admin/servers/${id}`, input: { id } });
  return {
    jar,
    cases: [
      {
        what: 'a rule that throws on what it is to show',
        ...at(unreadable.id),
        plant: () => run('UPDATE server SET probe = \'{"ok": SECRET-PART\' WHERE id = ?', unreadable.id),
      },
      {
        what: 'a value that the contract does not allow',
        ...at(foreign.id),
        plant: () =>
          run(
            "UPDATE server SET down_since = 1, down_until = 9007199254740993, down_why = 'SECRET-PART' WHERE id = ?",
            foreign.id,
          ),
      },
      {
        what: 'one bad row in a list',
        name: 'admin/activity/list',
        path: `/api/v1/admin/activity?subject=${subject}`,
        input: { subject },
        plant: () =>
          run(
            "INSERT INTO activity (id, at, actor_kind, actor_name, action, subject, client_id, summary, request_id) VALUES (?, 1, 'system', 'x', 'x', ?, 'SECRET-PART', 'x', 'x')",
            '01ARZ3NDEKTSV4RRFFQ69G5FAV',
            subject,
          ),
      },
    ],
  };
}

describe('an answer that cannot be made', () => {
  it('R-01 given rendering code that throws, REST and RPC answer 500 with exactly one JSON document of the right type, without the cause', async () => {
    const { jar, cases } = await broken();
    for (const { what, name, path, input, plant } of cases) {
      const headers = { origin: ORIGIN, 'x-culvert': '1', 'content-type': 'application/json' };
      const rest = () => w.request(path, { headers }, jar);
      const rpc = () =>
        w.request(`/rpc/${name}`, { method: 'POST', headers, body: JSON.stringify({ json: input }) }, jar);
      for (const ask of [rest, rpc]) expect((await ask()).status, what).toBe(200);
      await plant();
      const answers: [Response, RegExp][] = [
        [await rest(), /^application\/problem\+json/],
        [await rpc(), /^application\/json/],
      ];
      for (const [response, type] of answers) {
        const text = await response.text();
        expect({ what, status: response.status }, text).toEqual({ what, status: 500 });
        expect(response.headers.get('content-type'), what).toMatch(type);
        expect(JSON.parse(text), what).toBeTypeOf('object');
        expect(text, what).not.toContain('SECRET-PART');
      }
    }
  });
});
