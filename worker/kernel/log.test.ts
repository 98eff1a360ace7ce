import { describe, expect, it } from 'vitest';
import { makeLog, mask } from './log.ts';

describe('mask', () => {
  it.each([
    'password',
    'newPassword',
    'pass',
    'pwd',
    'token',
    'tokenSealed',
    'clientSecret',
    'Authorization',
    'set-cookie',
    'private_key',
    'privateKey',
    'apiKey',
    'access_key',
    'credentials',
    'psk',
    'KEY_RING',
    'sessionId',
  ])('hides the value of %s, whatever it is', (key) => {
    expect(mask({ [key]: 'hunter2' })).toEqual({ [key]: '***' });
    expect(mask({ [key]: { nested: ['hunter2'] } })).toEqual({ [key]: '***' });
  });

  it('leaves the rest as it is', () => {
    const fields = { path: 'servers.get', count: 3, ok: true, none: null, list: [1, 'two'] };
    expect(mask(fields)).toEqual(fields);
    expect(mask('text')).toBe('text');
    expect(mask(null)).toBeNull();
  });

  it('looks into objects and lists', () => {
    expect(mask({ request: { headers: [{ name: 'x', token: 'hunter2' }] } })).toEqual({
      request: { headers: [{ name: 'x', token: '***' }] },
    });
  });

  it('shows nothing of what is nested deeper than it looks, so a secret cannot hide there', () => {
    const deep = [...'abcdefghij'].reduceRight<unknown>((inner, key) => ({ [key]: inner }), { token: 'hunter2' });
    expect(JSON.stringify(mask(deep))).not.toContain('hunter2');
  });

  it('ends on an object that contains itself', () => {
    const loop: Record<string, unknown> = { name: 'loop' };
    loop.self = loop;
    expect(() => JSON.stringify(mask(loop))).not.toThrow();
  });

  it('keeps of an error its name, message and stack', () => {
    const masked = mask({ error: new TypeError('no such thing') }) as { error: Record<string, unknown> };
    expect(masked.error).toEqual({
      name: 'TypeError',
      message: 'no such thing',
      stack: expect.stringContaining('log.test'),
    });
  });
});

describe('a log', () => {
  const lines: [Record<string, unknown>, string][] = [];
  const log = makeLog({ requestId: 'r-1' }, (line, level) => void lines.push([JSON.parse(line), level]));

  it('writes one JSON line per event with its level and the request it belongs to', () => {
    log.info('upstream', { status: 200 });
    log.error('verb.threw', { path: 'a.b' });
    expect(lines).toEqual([
      [{ level: 'info', event: 'upstream', requestId: 'r-1', status: 200 }, 'info'],
      [{ level: 'error', event: 'verb.threw', requestId: 'r-1', path: 'a.b' }, 'error'],
    ]);
  });

  it('masks on the way, and a line break in a value stays inside its line', () => {
    lines.length = 0;
    const raw: string[] = [];
    makeLog({}, (line) => raw.push(line)).info('sign_in', {
      email: 'a@b.test\n{"level":"error"}',
      password: 'hunter2',
    });
    expect(raw).toHaveLength(1);
    expect(raw[0]).not.toMatch(/\n|hunter2/);
  });
});
