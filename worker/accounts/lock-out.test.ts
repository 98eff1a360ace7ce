import { beforeEach, describe, expect, it } from 'vitest';
import type { Throttle } from '../kernel/identity/throttle.ts';
import { remote } from '../kernel/object.ts';
import { unique } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { resetLink } from './index.ts';

let w: World;
const [PASSWORD, NEW] = ['correct horse battery', 'staple of another kind'];
beforeEach(async () => {
  w = await world();
});

const from = (ip: string) => w.browser({ 'cf-connecting-ip': ip });
type Browser = ReturnType<typeof from>;

async function owner() {
  const b = from('198.51.100.7');
  const email = `${unique('ida')}@client.test`;
  await b.api.public.signUp({ name: 'Ida', email, password: PASSWORD, language: 'en' });
  await b.api.public.signOut({});
  return { ...b, email };
}
const attempt = (b: Browser, email: string, password: string) =>
  b.api.public.signIn({ email, password }).then(
    () => 'in',
    (e: { code: string }) => e.code,
  );
/** `count` wrong passwords, each from a network of its own. */
async function besieged(email: string, count: number) {
  const codes: string[] = [];
  for (let i = 0; i < count; i++) {
    codes.push(await attempt(from(`10.${i}.1.1`), email, 'guess'));
  }
  return codes;
}

/** As if so many attempts on other accounts had failed there, without the cost of their hashes. */
async function used(network: string, count: number, audience: 'client' | 'staff' = 'client') {
  const stub = remote<Throttle>(w.env.LoginThrottle, `network:${audience}:${network}`);
  for (let i = 0; i < count; i++) await stub.count(w.clock.now, 100);
}

describe('lock-out', () => {
  it('five wrong passwords of a stranger lock out that network only: the owner signs in, at home and from elsewhere', async () => {
    const ida = await owner();
    const stranger = from('203.0.113.5');
    for (let i = 0; i < 5; i++) expect(await attempt(stranger, ida.email, 'guess')).toBe('sign_in_failed');
    expect(await attempt(from('203.0.113.77'), ida.email, PASSWORD)).toBe('throttled');
    expect(await attempt(from('192.0.2.1'), ida.email, PASSWORD)).toBe('in');
    for (let i = 0; i < 5; i++) await attempt(stranger, ida.email, 'guess');
    expect(await attempt(ida, ida.email, PASSWORD)).toBe('in');
  });

  it('while strangers from everywhere slow each other down, a device that signed in before is let in at once', async () => {
    const ida = await owner();
    const codes = await besieged(ida.email, 12);
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('sign_in_failed'));
    expect(codes.slice(10)).toEqual(['throttled', 'throttled']);
    expect(await attempt(from('192.0.2.1'), ida.email, PASSWORD)).toBe('throttled');
    expect(await attempt(ida, ida.email, PASSWORD)).toBe('in');
    expect(await attempt(from('192.0.2.1'), ida.email, PASSWORD), 'a success clears the count').toBe('in');
  });

  it('a device whose network is used up is let in too', async () => {
    const ida = await owner();
    const neighbour = from('198.51.100.99');
    await used('198.51.100.0/24', 29);
    expect(await attempt(neighbour, `${unique('no')}@client.test`, 'guess')).toBe('sign_in_failed');
    expect(await attempt(neighbour, `${unique('no')}@client.test`, 'guess')).toBe('throttled');
    expect(await attempt(ida, ida.email, PASSWORD)).toBe('in');
  });

  it('guesses at a customer’s password use up nothing of the administrator who has the same address', async () => {
    const ida = await owner();
    const stranger = from('203.0.113.5');
    for (let i = 0; i < 5; i++) await attempt(stranger, ida.email, 'guess');
    expect(await attempt(stranger, ida.email, 'guess')).toBe('throttled');
    const console = stranger.api.public.staffSignIn({ email: ida.email, password: 'guess' });
    await expect(console).rejects.toMatchObject({ code: 'sign_in_failed' });
  });

  it('a network that is used up at the portal still signs in to the console, and the other way round', async () => {
    const ida = await owner();
    const b = from('198.18.7.9');
    const console = () =>
      b.api.public.staffSignIn({ email: 'nobody@shop.test', password: 'guess' }).catch((e: { code: string }) => e.code);
    await used('198.18.7.0/24', 30);
    expect(await attempt(b, ida.email, PASSWORD)).toBe('throttled');
    expect(await console()).toBe('sign_in_failed');
    await used('198.18.7.0/24', 29, 'staff');
    expect(await console()).toBe('throttled');
    w.advance(15 * 60_000);
    await used('198.18.7.0/24', 30, 'staff');
    expect(await attempt(b, ida.email, PASSWORD)).toBe('in');
  });

  it('a network that signs in successfully does not use itself up', async () => {
    const ida = await owner();
    await used('192.0.2.0/24', 28);
    for (let i = 0; i < 4; i++) expect(await attempt(from('192.0.2.9'), ida.email, PASSWORD), `${i}`).toBe('in');
    for (let i = 0; i < 2; i++) await attempt(from('192.0.2.9'), `${unique('no')}@client.test`, 'guess');
    expect(await attempt(from('192.0.2.9'), ida.email, PASSWORD)).toBe('throttled');
  });

  it('a device has its own budget: ten wrong passwords, then it waits; another account’s device is a stranger', async () => {
    const ida = await owner();
    for (let i = 0; i < 10; i++) expect(await attempt(ida, ida.email, 'guess')).toBe('sign_in_failed');
    expect(await attempt(ida, ida.email, PASSWORD)).toBe('throttled');
    const ben = await owner();
    for (let i = 0; i < 5; i++) await attempt(ben, ida.email, 'guess');
    expect(await attempt(ben, ida.email, PASSWORD)).toBe('throttled');
  });

  it('a device cookie is sealed, HttpOnly, lasts a year, and means nothing when forged or too old', async () => {
    const ida = await owner();
    const response = await ida.rest('POST', '/api/v1/session', { email: ida.email, password: PASSWORD });
    const line = response.headers.getSetCookie().find((c) => c.startsWith('__Host-client-device=')) ?? '';
    expect(line).toMatch(
      /^__Host-client-device=v1\.test\.[\w-]+\.[\w-]+; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/,
    );
    const sealed = ida.jar.get('__Host-client-device') ?? '';
    await besieged(ida.email, 10);
    for (const forged of ['x', 'v1.test.AAAA.AAAA', `${sealed.slice(0, -4)}AAAA`]) {
      const thief = from('192.0.2.33');
      thief.jar.set('__Host-client-device', forged);
      expect(await attempt(thief, ida.email, PASSWORD), forged).toBe('throttled');
    }
    const later = w.clock.now;
    w.advance(366 * 86_400_000);
    await besieged(ida.email, 10);
    const old = from('192.0.2.34');
    old.jar.set('__Host-client-device', sealed);
    expect(await attempt(old, ida.email, PASSWORD)).toBe('throttled');
    w.clock.now = later;
  });

  it('a failed sign-in or sign-up makes no device known', async () => {
    const ida = await owner();
    const stranger = from('203.0.113.5');
    await attempt(stranger, ida.email, 'guess');
    await stranger.api.public
      .signUp({ name: 'Eve', email: ida.email, password: PASSWORD, language: 'en' })
      .catch(() => undefined);
    expect(stranger.jar.get('__Host-client-device')).toBeUndefined();
  });

  it('a password reset forgets what strangers tried and makes this browser known', async () => {
    const ida = await owner();
    const reset = async (b: Browser) => {
      await b.api.public.forgotPassword({ email: ida.email });
      const id = await w.env.DB.prepare('SELECT id FROM password_reset ORDER BY id DESC').first<string>('id');
      const link = (await resetLink(w.ctx(), id ?? '', 'https://shop.test'))?.link ?? '';
      await b.api.public.resetPassword({ token: link.split('#')[1] ?? '', password: NEW });
    };
    await besieged(ida.email, 11);
    expect(await attempt(from('192.0.2.1'), ida.email, PASSWORD)).toBe('throttled');
    const elsewhere = from('192.0.2.2');
    await reset(elsewhere);
    expect(new Set(await besieged(ida.email, 10))).toEqual(new Set(['sign_in_failed']));
    expect(await attempt(from('192.0.2.3'), ida.email, NEW)).toBe('throttled');
    expect(await attempt(elsewhere, ida.email, NEW)).toBe('in');
  });

  it('the refusal is a 429 that says when to come back, alike for an address that nobody has, over REST and RPC', async () => {
    const ida = await owner();
    const answers = [];
    for (const email of [ida.email, `${unique('nobody')}@client.test`]) {
      const b = from('203.0.113.9');
      for (let i = 0; i < 5; i++) await attempt(b, email, 'guess');
      w.advance(61_000);
      const response = await b.rest(
        'POST',
        '/api/v1/session',
        { email, password: 'guess' },
        { 'cf-connecting-ip': '203.0.113.9' },
      );
      const { requestId, ...body } = (await response.json()) as Record<string, unknown>;
      expect(requestId).toEqual(expect.any(String));
      answers.push([response.status, response.headers.get('retry-after'), body]);
      w.advance(-61_000);
    }
    expect(answers[0]).toEqual([
      429,
      '839',
      expect.objectContaining({
        code: 'throttled',
        detail: 'Too many attempts. Try again in 14 minutes.',
        retryAfterMs: 839_000,
      }),
    ]);
    expect(answers[1]).toEqual(answers[0]);
    const rpc = await w.request('/rpc/public/signIn', {
      method: 'POST',
      body: JSON.stringify({ json: { email: ida.email, password: 'guess' } }),
      headers: {
        'content-type': 'application/json',
        'x-culvert': '1',
        origin: 'https://shop.test',
        'cf-connecting-ip': '203.0.113.9',
      },
    });
    expect([rpc.status, rpc.headers.get('retry-after')]).toEqual([429, '900']);
  });
});
