import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { makeReach } from '../../../../kernel/reach/reach.ts';
import { inEnglish, told } from '../../../../kernel/words/word.ts';
import type { ProbeReport, ProbeStep } from '../../port.ts';
import { type OpenOptions, openSimulated, sim } from '../files/simulated.ts';
import { puqvpncp } from '../index.ts';
import hints from '../words/en/probe.ts';

const probe = (options: OpenOptions = {}): Promise<ProbeReport> => openSimulated(options).peer.probe();
const step = (report: ProbeReport, name: ProbeStep['step']) =>
  told(report, inEnglish).steps.find((one) => one.step === name);
const states = (report: ProbeReport) => Object.fromEntries(report.steps.map(({ step: name, state }) => [name, state]));

const ALL = ['system_config:read', 'license:read', 'network:read', 'client:read', 'client:write'];

beforeEach(async () => {
  await sim.reset();
});
afterAll(async () => {
  await sim.reset();
});

describe('connection test', () => {
  it('given a panel that answers, every step is ok, in order, with version, slots, licence, networks and latency', async () => {
    const report = await probe();
    expect(report).toMatchObject({
      ok: true,
      version: '2.3.0',
      slots: { used: 0, total: 50 },
      licenceValid: true,
      licenceExpires: expect.stringMatching(/^2036-/),
      latencyMs: expect.any(Number),
    });
    expect(report.networks.map(({ name }) => name)).toEqual(['Default', 'Stream', 'Tiny']);
    expect(report.steps.map((one) => one.step)).toEqual([
      'address',
      'status',
      'version',
      'licence',
      'networks',
      'clients',
      'qr',
    ]);
    expect(step(report, 'status')?.detail).toContain('0 of 50 licence slots used');
  });

  it.each([
    ['status', 'GET /system/status'],
    ['licence', 'GET /license'],
    ['networks', 'GET /network'],
  ] as const)(
    'V005 given only the %s call failing, the test is not OK and names that step; the other two are still tried',
    async (name, route) => {
      await sim.fault('http-500', { route });
      const report = await probe();
      expect(report.ok).toBe(false);
      expect(step(report, name)).toMatchObject({
        state: 'failed',
        fault: 'server',
        detail: expect.stringContaining('HTTP 500'),
      });
      const others = (['status', 'licence', 'networks'] as const).filter((other) => other !== name);
      for (const other of others) expect(step(report, other)?.state).toBe('ok');
    },
  );

  it('V006 given a wrong token, step status fails with “token” and the rest is not tried', async () => {
    const report = await probe({ token: 'f'.repeat(64) });
    expect(report.ok).toBe(false);
    expect(step(report, 'status')).toMatchObject({
      state: 'failed',
      fault: 'auth',
      detail: expect.stringMatching(/HTTP 401.*token is wrong/),
    });
    expect(states(report)).toMatchObject({
      address: 'ok',
      version: 'skipped',
      licence: 'skipped',
      networks: 'skipped',
    });
    expect(JSON.stringify(report)).not.toContain('f'.repeat(64));
  });

  it('V007 given a token that has expired, step status fails and says “token expired”', async () => {
    const token = 'e'.repeat(64);
    await sim.token({ token, expires: '2020-01-01T00:00:00Z' });
    expect(step(await probe({ token }), 'status')).toMatchObject({
      state: 'failed',
      fault: 'auth',
      detail: expect.stringContaining('token expired'),
    });
  });

  it('V008 Q-18 given a panel that redirects strangers, step status fails as redirect, names the host and points to the IP lists', async () => {
    await sim.fault('redirect');
    expect(step(await probe(), 'status')).toMatchObject({
      state: 'failed',
      fault: 'redirect',
      detail: expect.stringMatching(/elsewhere\.example\.test.*AllowedWebIP/),
    });
  });

  it('V008 given a token that is not for our address, step status fails and points to the IP list of the token', async () => {
    const token = 'a'.repeat(64);
    await sim.token({ token, ips: ['192.0.2.1'] });
    expect(step(await probe({ token }), 'status')).toMatchObject({
      state: 'failed',
      fault: 'auth',
      detail: expect.stringMatching(/does not accept calls from this address/),
    });
  });

  it('V009 given HTML before the JSON, step status fails as not_json and says that an HTML page came', async () => {
    await sim.fault('json-html-prefix');
    expect(step(await probe(), 'status')).toMatchObject({
      state: 'failed',
      fault: 'not_json',
      detail: expect.stringMatching(/HTML page in place of JSON/),
    });
  });

  it('V010 given a panel of version 1.x, the test is not OK and step version names the version and the one needed', async () => {
    await sim.fault('v1-panel');
    const report = await probe();
    expect(report.ok).toBe(false);
    expect(step(report, 'version')).toEqual({
      step: 'version',
      state: 'failed',
      fault: 'version',
      detail: 'version 1.8.1 is too old: 2.0 or newer is needed',
    });
  });

  it('R-16 given only the version set to 1.8.1, step version is the one that fails', async () => {
    await sim.mode({ version: '1.8.1' });
    const report = await probe();
    expect(report.ok).toBe(false);
    expect(states(report)).toEqual({
      address: 'ok',
      status: 'ok',
      version: 'failed',
      licence: 'ok',
      networks: 'ok',
      clients: 'ok',
      qr: 'ok',
    });
  });

  it('V011 Q-08 given a panel that is loading, step status is busy with what it loads, and nobody calls it dead', async () => {
    await sim.fault('loading');
    const report = await probe();
    expect(report.ok).toBe(false);
    expect(step(report, 'status')).toMatchObject({
      state: 'failed',
      fault: 'busy',
      detail: expect.stringMatching(/busy: Loading \(networks\).*alive/),
    });
    expect(report).toMatchObject({ version: '2.3.0', slots: { used: 0, total: 50 } });
  });

  it.each([
    ['system_config:read', 'status', 'system_config'],
    ['network:read', 'networks', 'network'],
    ['client:read', 'clients', 'client read'],
    ['client:write', 'clients', 'client write'],
    ['license:read', 'licence', 'license'],
  ] as const)(
    'V225 given a token without %s, step %s fails as permission and names it; the others pass, so the server is not dead',
    async (missing, name, words) => {
      const token = 'c'.repeat(64);
      await sim.token({ token, permissions: ALL.filter((permission) => permission !== missing) });
      const report = await probe({ token });
      expect(report.ok).toBe(false);
      expect(step(report, name)).toMatchObject({
        state: 'failed',
        fault: 'permission',
        detail: expect.stringMatching(new RegExp(`lacks a permission: ${name}.*${words}`)),
      });
      const failures = report.steps.filter(({ state }) => state === 'failed');
      expect(failures.map((one) => one.step)).toEqual([name]);
    },
  );

  it('given a panel that answers, the test changes nothing on it, and a panel that cannot say whether the token may write is no failure', async () => {
    await probe();
    const written = (await sim.calls()).filter(({ method }) => method !== 'GET');
    expect(written.map(({ method, path, body, status }) => [method, path, body, status])).toEqual([
      ['PUT', '/client/connection.test', {}, 404],
    ]);
    await sim.fault('http-500', { route: 'PUT /client/{name}' });
    const report = await probe();
    expect(report.ok).toBe(true);
    expect(step(report, 'clients')).toMatchObject({ state: 'warning', detail: expect.stringContaining('not known') });
  });

  it('given a panel that finds the impossible name wrong, the token may write', async () => {
    const { url, token } = inject('panel');
    const reach = makeReach({
      ...{ mode: 'test', now: () => 0, log: () => undefined, secrets: [] },
      fetch: async (input, init) =>
        init?.method === 'PUT' ? Response.json({ error: 'Wrong name' }, { status: 400 }) : fetch(input, init),
    });
    const { hostname: host, port } = new URL(url);
    const server = { id: 's', host, port: Number(port), secure: false, token, zone: 'UTC' };
    expect(step(await puqvpncp.open(reach, server).probe(), 'clients')).toMatchObject({ state: 'ok' });
  });

  it('given nothing that listens there, step address fails and suggests the other scheme', async () => {
    const refused = await probe({ server: { port: 1234 } });
    expect(step(refused, 'address')).toMatchObject({
      state: 'failed',
      fault: 'transport',
      detail: expect.stringMatching(/refused.*choose the scheme https/),
    });
    expect(states(refused)).toEqual({
      address: 'failed',
      status: 'skipped',
      version: 'skipped',
      licence: 'skipped',
      networks: 'skipped',
      clients: 'skipped',
      qr: 'skipped',
    });
  });

  it('Q-17 given https to a port that speaks plain http, step address fails as tls and says to choose the scheme http', async () => {
    const report = await probe({ server: { secure: true } });
    expect(step(report, 'address')).toMatchObject({
      state: 'failed',
      fault: 'tls',
      detail: expect.stringMatching(/choose the scheme http,/),
    });
  });

  it('its hints name what the form of a server has: a scheme to choose, no switch', () => {
    const said = Object.values(hints).map(String).join('\n');
    expect(said).toMatch(/choose the scheme https/);
    expect(said).not.toMatch(/\btick|switch/i);
  });

  it('given a name that does not resolve, step address fails as dns', async () => {
    const report = await probe({ server: { host: 'no-such-panel.example.invalid' } });
    expect(step(report, 'address')).toMatchObject({ state: 'failed', fault: 'dns' });
  });

  it('given a bare IP address in production, step address fails and offers a DNS name', async () => {
    const report = await probe({ mode: 'production', server: { host: '5.9.1.2' } });
    expect(step(report, 'address')).toMatchObject({
      state: 'failed',
      fault: 'validation',
      detail: expect.stringMatching(/bare IP.*DNS name/),
    });
  });

  it.each([
    ['', /no host name/],
    ['https://panel.example.com', /host name only/],
    ['panel.example.com/admin', /host name only/],
    ['user@panel.example.com', /host name only/],
  ])('given the host %j, step address fails before any call', async (host, detail) => {
    const report = await probe({ server: { host } });
    expect(step(report, 'address')).toMatchObject({
      state: 'failed',
      fault: 'validation',
      detail: expect.stringMatching(detail),
    });
    expect(await sim.calls()).toEqual([]);
  });

  it('given a panel that never answers, step status fails in time', async () => {
    await sim.fault('timeout');
    expect(step(await probe({ timeoutMs: 100 }), 'status')).toMatchObject({
      state: 'failed',
      fault: 'transport',
      detail: expect.stringContaining('no answer in time'),
    });
  });

  it.each(['json-cut', 'json-empty', 'reset', 'http-502', 'http-503', 'ip-denied', 'no-permission'])(
    'given %s, it answers and is not OK',
    async (fault) => {
      await sim.fault(fault);
      expect((await probe()).ok).toBe(false);
    },
  );
});
