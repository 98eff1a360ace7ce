import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reach } from '../../../kernel/reach/reach.ts';
import { neverCalled } from '../../../testing/drivers.ts';
import type { ProvisioningPeer } from '../port.ts';
import { granted, madeAccount, openSimulated, sim } from './files/simulated.ts';
import { puqvpncp } from './index.ts';

beforeEach(async () => {
  await sim.reset();
});
afterAll(async () => {
  await sim.reset();
});

const server = { id: 's', host: 'panel.example.net', port: null, secure: true, token: 'token-token' };
/** A panel that answers each path with these words. */
const saying = (answers: Record<string, [status: number, text: string]>) => {
  const reach: Reach = {
    ...neverCalled,
    now: () => 0,
    call: async ({ url }) => {
      const [status, text] = answers[new URL(url).pathname.replace('/api/v1', '')] ?? [404, ''];
      const bytes = new TextEncoder().encode(text);
      return { kind: 'answer', status, headers: new Headers(), text, bytes, tookMs: 1 };
    },
  };
  return (puqvpncp.open(reach, server) as Required<ProvisioningPeer>).otl('a');
};

describe('a one-time link of the panel', () => {
  it('is made by one POST and comes with the panel’s policy', async () => {
    const { name } = await madeAccount();
    await sim.forgetCalls();
    const link = granted(await openSimulated().peer.otl(name));
    expect(link.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/otl\/[0-9a-f]{80}$/);
    expect(link.policy).toEqual({ maxUses: 1, expiryDays: 10 });
    expect((await sim.calls()).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /client/${name}/otl`,
      'GET /otl/config',
    ]);
  });

  it('given links that are switched off on the panel, it is refused as disabled; without the permission, as permission', async () => {
    const { name } = await madeAccount();
    const { peer } = openSimulated();
    await sim.fault('otl-disabled');
    expect(await peer.otl(name)).toMatchObject({ kind: 'refused', why: { class: 'disabled' } });
    await sim.noFaults();
    await sim.fault('no-permission', { route: 'POST /client/{name}/otl' });
    expect(await peer.otl(name)).toMatchObject({ kind: 'refused', why: { class: 'permission' } });
  });

  it('given a panel that is broken, it is asked for again later, whatever its error page and its policy say of being disabled', async () => {
    const outcome = await saying({
      '/client/a/otl': [500, '{"error":"logging is disabled"}'],
      '/otl/config': [200, '{"enabled":false,"max_uses":1}'],
    });
    expect(outcome).toMatchObject({ kind: 'retry', why: { class: 'server' } });
  });

  it.each(['""', 'true', '[]', '"0x10"', '"1.5"', '-1', '{}'])(
    'given a policy that says %s, how often and how long it works is not known',
    async (said) => {
      const link = { '/client/a/otl': [200, '"https://p.example/otl/ab"'] as [number, string] };
      const uses = await saying({ ...link, '/otl/config': [200, `{"max_uses":${said},"expiry_days":9}`] });
      expect(uses).toMatchObject({ kind: 'ok', value: { policy: null } });
      const days = await saying({ ...link, '/otl/config': [200, `{"max_uses":"2","expiry_days":${said}}`] });
      expect(days).toMatchObject({ kind: 'ok', value: { policy: { maxUses: 2, expiryDays: null } } });
    },
  );

  it('works without a policy: a panel that does not tell, or a token that may not ask', async () => {
    const { name } = await madeAccount();
    await sim.fault('no-permission', { route: 'GET /otl/config' });
    expect(granted(await openSimulated().peer.otl(name)).policy).toBeNull();
  });

  it.each([
    ['a text', '"https://p.example/otl/ab"'],
    ['under url', '{"url":"https://p.example/otl/ab"}'],
    ['under link', '{"status":"success","error":"","msg":{"link":"https://p.example/otl/ab"}}'],
  ])('is read as %s', async (_, text) => {
    expect(await saying({ '/client/a/otl': [200, text] })).toMatchObject({
      kind: 'ok',
      value: { url: 'https://p.example/otl/ab', policy: null },
    });
  });

  it.each(['"javascript:alert(1)"', '"/otl/ab"', '{}', '"https://user:pw@p.example/otl/ab"', '""'])(
    'given %s, it is not believed',
    async (text) => {
      const outcome = await saying({ '/client/a/otl': [200, text] });
      expect(outcome.kind).not.toBe('ok');
    },
  );
});
