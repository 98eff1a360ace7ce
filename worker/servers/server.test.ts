import { beforeAll, describe, expect, it } from 'vitest';
import { staff, unique } from '../testing/actors.ts';
import { SERVER_DRIVER } from '../testing/drivers.ts';
import { panelAddress, steer, withFault } from '../testing/panels.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const draft = (over: Record<string, unknown> = {}) => ({
  name: unique('server'),
  driver: SERVER_DRIVER,
  maxAccounts: null,
  timeZone: 'UTC',
  datacentre: 'FRA1',
  note: '',
  disabled: false,
  ...panelAddress(),
  ...over,
});
const without = <T extends { token: string }>({ token: _, ...rest }: T) => rest;
const audit = async (subject: string) =>
  (
    await w.env.DB.prepare('SELECT action, detail, summary FROM activity WHERE subject = ? ORDER BY id')
      .bind(subject)
      .all()
  ).results;

describe('a server', () => {
  it('V001 saved with a token only is listed, and the token is sealed at rest and never rendered back', async () => {
    const { api, rest } = await staff(w);
    const input = draft();
    const { id } = await api.admin.servers.create(input);
    const text = await (await rest('GET', `/api/v1/admin/servers/${id}`)).text();
    expect(JSON.parse(text)).toMatchObject({ id, name: input.name, host: input.host, accounts: 0, probe: null });
    expect(text).not.toContain(input.token);
    expect((await api.admin.servers.list({ q: input.name })).items.map((s) => s.id)).toEqual([id]);
    const stored = await w.env.DB.prepare('SELECT * FROM server WHERE id = ?').bind(id).first();
    expect(stored?.token_sealed).toMatch(/^v1\.test\./);
    expect(JSON.stringify([stored, await audit(`server:${id}`)])).not.toContain(input.token);
  });

  it('V002 V003 without a port and with http it is reached at 8098; with https at 443, and an explicit port wins', async () => {
    const { api } = await staff(w);
    const urlOf = async (over: Record<string, unknown>) =>
      (
        await api.admin.servers.get({
          id: (await api.admin.servers.create(draft({ host: 'panel.example.net', ...over }))).id,
        })
      ).baseUrl;
    expect(await urlOf({ secure: false, port: null })).toBe('http://panel.example.net:8098');
    expect(await urlOf({ secure: true, port: null })).toBe('https://panel.example.net');
    expect(await urlOf({ secure: true, port: 8443 })).toBe('https://panel.example.net:8443');
    expect(await urlOf({ secure: false, port: 9000 })).toBe('http://panel.example.net:9000');
  });

  it('a change without a token keeps the stored one, bumps nothing else, and names what changed', async () => {
    const { api } = await staff(w);
    const input = draft();
    const { id } = await api.admin.servers.create(input);
    await api.admin.servers.update({ id, ...without(input), note: 'rack 4' });
    expect((await api.admin.servers.test({ id })).ok).toBe(true);
    expect((await audit(`server:${id}`)).find((a) => a.action === 'server.changed')?.detail).toBe(
      '{"changed":["note"]}',
    );
    await api.admin.servers.update({ id, ...input, token: 'another-token-entirely' });
    expect((await api.admin.servers.test({ id })).ok).toBe(false);
    expect((await audit(`server:${id}`)).at(-2)?.detail).toBe('{"changed":["note","token"]}');
  });

  const refused: [string, Record<string, unknown>, string][] = [
    ['plain http without consent', { plainHttpAccepted: false }, '/plainHttpAccepted'],
    ['a cloud metadata address', { host: '169.254.169.254' }, '/host'],
    ['a private address', { host: '10.1.2.3' }, '/host'],
    ['links at a clear-text address', { otlBaseUrl: 'http://vpn1.example.com' }, '/otlBaseUrl'],
    ['links at a private address', { otlBaseUrl: 'https://10.0.0.1' }, '/otlBaseUrl'],
    ['an unknown time zone', { timeZone: 'Mars/Base' }, '/timeZone'],
    ['a URL in place of a host', { host: 'https://panel.example.net/x' }, '/host'],
    ['a port out of range', { port: 70_000 }, '/port'],
    ['a name of 10 000 characters', { name: 'x'.repeat(10_000) }, '/name'],
    ['an empty token', { token: '' }, '/token'],
  ];
  for (const [what, over, pointer] of refused) {
    it(`with ${what} is refused at ${pointer}, with a message that says what to do`, async () => {
      const { api } = await staff(w);
      const error = await api.admin.servers.create(draft(over)).catch((e) => e);
      expect(error).toMatchObject({ code: 'validation', status: 422 });
      expect(error.data.errors.map((e: { pointer: string }) => e.pointer)).toContain(pointer);
    });
  }

  it('R-07 a hostile name and note are stored and returned verbatim, as text', async () => {
    const { api } = await staff(w);
    const hostile = `<img src=x onerror=alert(1)> ${unique('x')}`;
    const { id } = await api.admin.servers.create(draft({ name: hostile, note: hostile }));
    expect(await api.admin.servers.get({ id })).toMatchObject({ name: hostile, note: hostile });
  });

  it('keeps the public address of its links through a change that does not name it, and names it when it changes', async () => {
    const { api } = await staff(w);
    const input = draft({ otlBaseUrl: 'https://vpn1.example.com/one/' });
    const { id } = await api.admin.servers.create(input);
    await api.admin.servers.update({ id, ...without(input), otlBaseUrl: undefined });
    expect(await api.admin.servers.get({ id })).toMatchObject({ otlBaseUrl: 'https://vpn1.example.com/one' });
    await api.admin.servers.update({ id, ...without(input), otlBaseUrl: '' });
    expect((await audit(`server:${id}`)).at(-1)?.detail).toBe('{"changed":["otlBaseUrl"]}');
  });

  it('of a name that exists is refused at /name', async () => {
    const { api } = await staff(w);
    const input = draft();
    await api.admin.servers.create(input);
    await expect(api.admin.servers.create(input)).rejects.toMatchObject({
      code: 'server_name_taken',
      data: { errors: [{ pointer: '/name' }] },
    });
  });

  it('that two administrators change at once: the second is told to reload, and nothing of it is written', async () => {
    const { api } = await staff(w);
    const input = draft();
    const { id } = await api.admin.servers.create(input);
    const change = (note: string) =>
      api.admin.servers.update({ id, ...without(input), note }).then(
        () => 'ok',
        (e) => e.code,
      );
    const results = await Promise.all([change('a'), change('b'), change('c')]);
    expect(results.filter((r) => r === 'ok').length).toBeGreaterThanOrEqual(1);
    expect(results.filter((r) => r !== 'ok' && r !== 'stale_write')).toEqual([]);
    const winner = ['a', 'b', 'c'].filter((_, i) => results[i] === 'ok');
    expect(winner).toContain((await api.admin.servers.get({ id })).note);
  });

  for (const [what, over] of [
    ['another host', { host: 'localhost' }],
    ['another port', { port: 9443 }],
  ] as const) {
    it(`moved to ${what} needs its token again: the stored one is never sent there`, async () => {
      const { api } = await staff(w);
      const input = draft();
      const { id } = await api.admin.servers.create(input);
      const moved = api.admin.servers.update({ id, ...without(input), ...over });
      await expect(moved).rejects.toMatchObject({ code: 'validation', data: { errors: [{ pointer: '/token' }] } });
      await expect(api.admin.servers.test({ id, draft: { ...without(input), ...over } })).rejects.toMatchObject({
        code: 'validation',
      });
      await api.admin.servers.update({ id, ...input, ...over });
      expect(await api.admin.servers.get({ id })).toMatchObject(over);
    });
  }

  it('with accounts cannot be deleted; an empty one can, once', async () => {
    const { api } = await staff(w);
    const { id } = await api.admin.servers.create(draft());
    await w.env.DB.prepare('UPDATE server SET accounts = 1 WHERE id = ?').bind(id).run();
    await expect(api.admin.servers.remove({ id })).rejects.toMatchObject({ code: 'server_in_use' });
    await w.env.DB.prepare('UPDATE server SET accounts = 0 WHERE id = ?').bind(id).run();
    await api.admin.servers.remove({ id });
    await expect(api.admin.servers.get({ id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(api.admin.servers.remove({ id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('cannot be written by staff who may only read', async () => {
    const { api } = await staff(w, ['servers.read']);
    await expect(api.admin.servers.create(draft())).rejects.toMatchObject({ code: 'forbidden', status: 403 });
    expect((await api.admin.servers.list({})).items).toBeInstanceOf(Array);
  });
});

describe('test connection', () => {
  it('V005 a good panel: every step ok, with version, slots, licence and networks, and the result stays on the server', async () => {
    const { api } = await staff(w);
    const input = draft();
    const { id } = await api.admin.servers.create(input);
    const report = await api.admin.servers.test({ id });
    expect(report).toMatchObject({ ok: true, version: '2.3.0', slots: { total: 50 } });
    expect(report.steps.filter((s) => s.state === 'failed')).toEqual([]);
    expect(report.networks.map((n) => n.name)).toContain('Default');
    expect(report.licenceExpires).not.toBeNull();
    expect((await api.admin.servers.get({ id })).probe).toMatchObject({ ok: true, version: '2.3.0', failedStep: null });
  });

  it('V225 given a token that may not write clients, the stored result names step and permission, and the server is still offered', async () => {
    const { api } = await staff(w);
    const token = crypto.randomUUID().replaceAll('-', '').repeat(2);
    const permissions = ['system_config:read', 'license:read', 'network:read', 'client:read'];
    await steer('POST', 'tokens', { token, permissions });
    const { id } = await api.admin.servers.create(draft({ token }));
    expect(await api.admin.servers.test({ id })).toMatchObject({ ok: false });
    const { probe, disabled } = await api.admin.servers.get({ id });
    expect(probe).toMatchObject({ ok: false, failedStep: 'clients', detail: expect.stringContaining('client write') });
    expect(disabled).toBe(false);
    const { servers } = await api.admin.servers.networkTree({ serverId: id });
    expect(servers).toMatchObject([{ serverId: id, state: 'ok', error: null, slots: { total: expect.any(Number) } }]);
    expect(servers[0]?.networks.map((n) => n.name)).toContain('Default');
  });

  it('V006 a wrong token is named before anything is saved', async () => {
    const { api } = await staff(w);
    const input = draft();
    const report = await api.admin.servers.test({ draft: without(input), token: 'wrong-token-wrong-token' });
    expect(report.ok).toBe(false);
    expect(report.steps.find((s) => s.state === 'failed')?.detail).toMatch(/token/i);
  });

  it('V008 a panel that redirects is named as such and the redirect is not followed', async () => {
    const { api } = await staff(w);
    const input = draft();
    const report = await withFault({ fault: 'redirect' }, () =>
      api.admin.servers.test({ draft: without(input), token: input.token }),
    );
    expect(report.ok).toBe(false);
    expect(report.steps.find((s) => s.state === 'failed')?.detail).toMatch(/redirect/i);
  });

  it('V009 an answer that is not JSON is named', async () => {
    const { api } = await staff(w);
    const input = draft();
    const report = await withFault({ fault: 'json-html-prefix' }, () =>
      api.admin.servers.test({ draft: without(input), token: input.token }),
    );
    expect(report.ok).toBe(false);
    expect(report.steps.find((s) => s.state === 'failed')?.detail).toMatch(/JSON/);
  });

  it('the stored token is never sent to another host than the saved one', async () => {
    const { api } = await staff(w);
    const input = draft();
    const { id } = await api.admin.servers.create(input);
    await steer('DELETE', 'log', undefined, 'secondPanel');
    const elsewhere = { ...without(input), host: 'localhost', port: panelAddress('secondPanel').port };
    await expect(api.admin.servers.test({ id, draft: elsewhere })).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/token' }] },
    });
    expect(await steer('GET', 'log', undefined, 'secondPanel')).toEqual([]);
  });
});
