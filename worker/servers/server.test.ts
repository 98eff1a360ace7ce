import { beforeAll, describe, expect, inject, it } from 'vitest';
import { staff, unique } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const draft = (over: Record<string, unknown> = {}) => {
  const url = new URL(inject('panel').url);
  return {
    name: unique('server'),
    driver: 'puqvpncp' as const,
    host: url.hostname,
    port: Number(url.port),
    secure: false,
    plainHttpAccepted: true,
    maxAccounts: null,
    timeZone: 'UTC',
    datacentre: 'FRA1',
    note: '',
    disabled: false,
    token: inject('panel').token,
    ...over,
  };
};

describe('servers', () => {
  it('V001 a server saved with a token only is listed, and the token is never rendered back', async () => {
    const { api, rest } = await staff(w);
    const input = draft();
    const { id } = await api.admin.servers.create(input);
    const shown = await rest('GET', `/api/v1/admin/servers/${id}`);
    const text = await shown.text();
    expect(JSON.parse(text)).toMatchObject({ id, name: input.name, host: input.host, accounts: 0 });
    expect(text).not.toContain(input.token);
    const stored = await w.env.DB.prepare('SELECT token_sealed FROM server WHERE id = ?')
      .bind(id)
      .first<string>('token_sealed');
    expect(stored).toMatch(/^v1\.test\./);
  });
});
