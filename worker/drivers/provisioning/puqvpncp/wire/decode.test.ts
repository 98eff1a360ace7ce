import { describe, expect, it } from 'vitest';
import type { FaultClass } from '../../../outcome.ts';
import { type Decoded, decode } from './decode.ts';

const body = (value: unknown) => JSON.stringify(value);
const payload = (status: number, value: unknown) => {
  const decoded = decode(status, body(value));
  expect(decoded.ok).toBe(true);
  return decoded.ok ? decoded.payload : undefined;
};
const fault = (decoded: Decoded) => (decoded.ok ? null : decoded.fault);

describe('decode: envelopes', () => {
  it('V017 given a v1 envelope, its msg is the payload, and its error is the fault', () => {
    expect(payload(200, { status: 'success', error: '', msg: { a: 1 } })).toEqual({ a: 1 });
    expect(payload(200, { status: 'success', msg: [] })).toEqual([]);
    expect(fault(decode(200, body({ status: 'error', error: 'Client not found', msg: '' })))).toEqual({
      class: 'not_found',
      detail: 'HTTP 200, “Client not found”',
    });
  });

  it('V018 given a v2 envelope, its data is the payload, and its errors name each field', () => {
    expect(payload(200, { result: 'OK', message: '', data: { a: 1 } })).toEqual({ a: 1 });
    const errors = { name: 'only letters, numbers, _ and -', ipv4: ['wrong', 'taken'] };
    expect(fault(decode(200, body({ result: 'ERROR', message: 'Validation failed', errors })))).toEqual({
      class: 'validation',
      detail: 'HTTP 200, “Validation failed; name: only letters, numbers, _ and -; ipv4: wrong; taken”',
      fields: { name: 'only letters, numbers, _ and -', ipv4: 'wrong; taken' },
    });
  });

  it.each([[[{ a: 1 }]], [{ name: 'x', status: 'enable' }], ['text'], [[]], [7], [true]])(
    'V019 given the bare payload %j, it is the payload',
    (value) => {
      expect(payload(200, value)).toEqual(value);
    },
  );

  it.each([[[]], [''], [0], [{}], [false], [null]])(
    'V020 given %j bare or in either envelope, it is a value and no error',
    (value) => {
      expect(payload(200, value)).toEqual(value);
      expect(payload(200, { status: 'success', error: '', msg: value })).toEqual(value);
      expect(payload(200, { result: 'OK', message: '', data: value })).toEqual(value);
    },
  );

  it.each([{ success: false }, { ok: false }, { error: true }])('given %j in a 200, nothing was done', (sign) => {
    expect(fault(decode(200, body({ ...sign, message: 'client not found' })))?.class).toBe('not_found');
  });

  it('given an error that says why and words beside it, the error is what is told and judged', () => {
    const both = { status: 'error', error: 'Name is already in use', msg: 'Request failed: validation' };
    expect(fault(decode(200, body(both)))).toEqual({
      class: 'duplicate_name',
      detail: 'HTTP 200, “Name is already in use”',
    });
  });

  it('V023 given fields nobody knows beside the envelope, they are ignored', () => {
    expect(payload(200, { status: 'success', error: '', msg: 1, took: 3, node: 'x' })).toBe(1);
    expect(payload(200, { result: 'OK', data: 1, meta: { page: 1 } })).toBe(1);
  });

  it.each(['enable', 'disable', 'OK', 'Loading (networks)', 'success'])(
    'takes a record whose own status is %s for a record',
    (status) => {
      expect(payload(200, { name: 'vpn-1', status })).toEqual({ name: 'vpn-1', status });
    },
  );

  it('takes an empty body of a success for an acknowledgement', () => {
    expect(decode(204, '')).toEqual({ ok: true, payload: undefined });
  });

  it('takes a bare error text for a refusal even with HTTP 200', () => {
    expect(fault(decode(200, body({ error: 'VPN account limit exceeded' })))?.class).toBe('limit');
    expect(fault(decode(400, body({ message: 'wrong ip format' })))?.class).toBe('validation');
    expect(fault(decode(400, body('name is already in use')))?.class).toBe('duplicate_name');
  });
});

/** Every row of the table of refusals: [HTTP status, words, class]. */
const REFUSALS: readonly [number, string, FaultClass][] = [
  [401, '', 'auth'],
  [401, 'Not authorized: token expired', 'auth'],
  [200, 'not authorized', 'auth'],
  [403, 'Not authorized: IP address not allowed', 'auth'],
  [403, '', 'permission'],
  [403, 'Not authorized: permission client:read denied', 'permission'],
  [200, 'Not authorized: permission denied', 'permission'],
  [404, '', 'not_found'],
  [404, 'whatever', 'not_found'],
  [404, 'permission denied', 'not_found'],
  [429, 'license limit reached', 'busy'],
  [200, 'Account not found', 'not_found'],
  [400, 'client not found', 'not_found'],
  [409, '', 'duplicate_name'],
  [400, 'Name is already in use', 'duplicate_name'],
  [200, 'Username is already in use', 'duplicate_name'],
  [400, 'VPN account limit exceeded', 'limit'],
  [200, 'License is not valid', 'limit'],
  [400, 'IP address already in use', 'no_ip'],
  [409, 'ip address already in use', 'no_ip'],
  [400, 'ip is not within the range', 'no_ip'],
  [200, 'No free IP address in the network', 'no_ip'],
  [400, '', 'validation'],
  [422, '', 'validation'],
  [200, 'Wrong name (only letters, numbers and _ -)', 'validation'],
  [200, 'wrong IP format', 'validation'],
  [503, '', 'busy'],
  [503, 'Service Unavailable', 'busy'],
  [429, '', 'busy'],
  [500, 'Loading (networks)', 'busy'],
  [200, 'Loading (networks)', 'busy'],
  [200, 'maintenance', 'busy'],
  [500, '', 'server'],
  [502, '', 'server'],
  [504, '', 'server'],
  [500, 'client not found', 'server'],
  [200, 'database is locked', 'server'],
  [418, '', 'validation'],
];

describe('decode: refusals', () => {
  it.each(REFUSALS)(
    'V022 given HTTP %i with the words %j, the class is %s in every envelope',
    (status, words, expected) => {
      expect(fault(decode(status, body({ status: 'error', error: words, msg: '' })))?.class).toBe(expected);
      expect(fault(decode(status, body({ result: 'ERROR', message: words, errors: {} })))?.class).toBe(expected);
      if (words !== '') expect(fault(decode(status, body({ error: words })))?.class).toBe(expected);
    },
  );

  it.each(['{"status":"success","msg":{"na', '[{"name":"vpn-1"', '"[Interface]\\n\\tAddr', '{'])(
    'V024 given JSON that breaks off (%j), the fault is transport',
    (cut) => {
      expect(fault(decode(200, cut))).toEqual({ class: 'transport', detail: 'HTTP 200 with JSON that breaks off' });
    },
  );

  it('believes the 429 of a proxy, whose page is not the panel’s', () => {
    const page = '<html><head><title>429 Too Many Requests</title></head></html>';
    expect(fault(decode(429, page))).toEqual({ class: 'busy', detail: 'HTTP 429, “429 Too Many Requests”' });
  });

  it.each([
    ['<!doctype html><html><head><title>Welcome to nginx!</title></head></html>', /HTML page \(“Welcome to nginx!”\)/],
    ['<br />\n<b>Notice</b>: x<br />\n{"status":"success","msg":[]}', /HTML page in place of JSON/],
    ['Welcome', /without JSON/],
  ])('names a 200 that is not JSON: %j', (text, detail) => {
    expect(fault(decode(200, text))).toEqual({ class: 'not_json', detail: expect.stringMatching(detail) });
  });

  it('does not take the 404 page of some other host for an absent account', () => {
    expect(fault(decode(404, '<html><title>404 Not Found</title></html>'))?.class).toBe('not_json');
    expect(fault(decode(404, '404 page not found'))?.class).toBe('not_json');
    expect(fault(decode(404, ''))?.class).toBe('not_found');
  });

  it.each([
    [401, '<html>login</html>', 'auth'],
    [403, 'Forbidden', 'permission'],
    [502, '<html><title>502 Bad Gateway</title></html>', 'server'],
    [503, '<html></html>', 'busy'],
  ])('classifies HTTP %i with the page %j by its status', (status, page, expected) => {
    expect(fault(decode(status, page))?.class).toBe(expected);
  });

  it('Q-17 given the answer of an https port to plain http, the fault is tls and says so', () => {
    for (const words of [
      'Client sent an HTTP request to an HTTPS server.',
      '<html>The plain HTTP request was sent to HTTPS port</html>',
    ]) {
      expect(fault(decode(400, words))).toEqual({
        class: 'tls',
        detail: 'this port speaks https and was called by plain http',
      });
    }
  });

  it('shortens what a panel says', () => {
    expect(fault(decode(500, body({ error: 'x'.repeat(5_000) })))?.detail.length).toBeLessThan(230);
  });
});
