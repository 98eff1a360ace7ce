import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../testing/actors.ts';
import { aServer } from '../testing/catalog.ts';
import { steer, withFault } from '../testing/panels.ts';
import { order, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

type Report = Awaited<ReturnType<Awaited<ReturnType<typeof staff>>['api']['admin']['servers']['compare']>>;
const of = (report: Report, operation: string) => report.operations.find((o) => o.operation === operation);
const odd = (report: Report) => report.operations.filter((o) => o.differences.length > 0).map((o) => o.operation);

describe('the contract probe', () => {
  it('V012 given a panel as the driver knows it, all 19 operations are compared field by field, the report is kept and read back, nothing is written to the panel, and no value of a record is in it', async () => {
    const s = await shop(w);
    await order(s);
    await w.drain();
    const { api } = s.admin;
    await steer('DELETE', 'log');
    const report = await api.admin.servers.compare({ id: s.serverId });
    expect(report).toMatchObject({ problem: null, version: '2.3.0', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(report.operations).toHaveLength(19);
    expect(odd(report)).toEqual([]);
    expect(of(report, 'GET /system/status')).toMatchObject({ described: true, answers: true });
    expect(of(report, 'GET /system/status')?.fields).toContainEqual({
      field: 'ceiling',
      names: ['count_accounts_available'],
      described: 'count_accounts_available',
      answered: 'count_accounts_available',
      required: true,
    });
    expect(of(report, 'GET /client')?.unread).toContain('private_key');
    expect(of(report, 'POST /client')?.fields.map((f) => f.described)).toEqual(['name', 'network_name']);
    expect((await api.admin.servers.readings({ id: s.serverId })).contract).toEqual(report);
    const calls = (await steer('GET', 'log')) as { method: string }[];
    expect(new Set(calls.map((c) => c.method))).toEqual(new Set(['GET']));
    const { clients } = (await steer('GET', 'state')) as {
      clients: { name: string; password: string; username: string }[];
    };
    const text = JSON.stringify(report);
    for (const { password, name, username } of clients)
      for (const secret of [password, name, username]) expect(text.includes(`"${secret}"`)).toBe(false);
    const entry = await w.env.DB.prepare(
      "SELECT summary FROM activity WHERE action = 'server.contract_compared'",
    ).first<string>('summary');
    expect(entry).toContain('0 of 19 operations differ');
  });

  it('V012 given a panel that answers without fields, refuses a call, or has no description, each is named, and the last report stands until there is another', async () => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    await withFault({ fault: 'http-500', route: 'GET /license' }, async () => {
      const report = await api.admin.servers.compare({ id });
      expect(odd(report)).toEqual(['GET /license']);
      expect(of(report, 'GET /license')?.differences[0]).toContain('HTTP 500');
    });
    await withFault({ fault: 'http-500', route: 'GET /openapi.json' }, async () => {
      const report = await api.admin.servers.compare({ id });
      expect(report).toMatchObject({ problem: expect.stringContaining('500'), hash: null, version: null });
      expect(of(report, 'GET /network')).toMatchObject({ described: null, answers: true, differences: [] });
      expect((await api.admin.servers.readings({ id })).contract).toEqual(report);
    });
    const silent = await withFault({ fault: 'reset' }, () => api.admin.servers.compare({ id }));
    expect(of(silent, 'GET /system/status')?.differences).toHaveLength(1);
    await expect(api.admin.servers.compare({ id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const reader = await staff(w, ['servers.read']);
    await expect(reader.api.admin.servers.compare({ id })).rejects.toMatchObject({ status: 403 });
    expect((await reader.api.admin.servers.readings({ id })).contract).toEqual(silent);
    await api.admin.servers.remove({ id });
    await expect(api.admin.servers.readings({ id })).rejects.toMatchObject({ code: 'not_found' });
  });
});
