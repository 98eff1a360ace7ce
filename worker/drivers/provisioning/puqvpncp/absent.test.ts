/** “Not found” may be said of anything, and by anything on the way: whether an account is gone is asked of the panel. */
import { describe, expect, it } from 'vitest';
import { caps, inEnvelope, NAME, peerOf, RECORD, Refused } from './files/answering.ts';

const NOT_OF_A_CLIENT: readonly [string, unknown][] = [
  ['an error about a table', { status: 'error', error: 'mysql: table clients not found' }],
  ['an interface that is off', { status: 'error', error: 'API is not enabled' }],
  ['a gateway', new Refused(404, '{"message":"no Route matched with those values"}')],
  ['the words of a client, without a form of the panel', new Refused(404, '{"message":"client not found"}')],
  ['an empty 404', new Refused(404, '')],
];

describe('an account that is not found', () => {
  const without = [{ ...RECORD, name: 'vpn-2' }];

  /** Every write succeeds, and every look at the client says so; the list is as given, or says so as well. */
  const answering = (said: unknown, list: unknown = said) =>
    peerOf(({ method, url }) =>
      method !== 'GET'
        ? inEnvelope('OK')
        : url.endsWith('/client')
          ? list
          : url.endsWith(`/client/${NAME}`)
            ? said
            : null,
    ).peer;

  it.each([
    { status: 'error', error: 'Client not found', msg: '' },
    { result: 'ERROR', message: 'Client not found', errors: {} },
    { error: 'client not found' },
    { status: 'error', error: 'Account not found' },
  ])('is one of which the panel says so in its own form: %j', async (said) => {
    const peer = answering(said, null);
    expect(await peer.observe(NAME)).toEqual({ kind: 'ok', value: null });
    expect(await peer.remove(NAME)).toEqual({ kind: 'ok', value: null });
  });

  it.each(NOT_OF_A_CLIENT)(
    'is not one of which %s says so: nothing is known, and it is not removed',
    async (_, said) => {
      for (const list of [said, null, '', [RECORD], [...without, null], [{ password: 'x' }], {}]) {
        const peer = answering(said, list);
        expect([list, (await peer.observe(NAME)).kind]).toEqual([list, 'retry']);
        expect((await peer.remove(NAME)).kind).toBe('retry');
        expect((await peer.suspend(NAME)).kind).toBe('retry');
        expect((await peer.setCaps(NAME, caps)).kind).toBe('retry');
        expect((await peer.ensure({ name: NAME, network: null, caps })).kind).toBe('retry');
      }
    },
  );

  it.each(NOT_OF_A_CLIENT)('is one that the whole list does not hold, whatever %s says', async (_, said) => {
    for (const list of [[], without, inEnvelope(without)])
      expect(await answering(said, list).observe(NAME)).toEqual({ kind: 'ok', value: null });
  });

  it('is not one that a change was told of while a look finds it', async () => {
    const { peer } = peerOf(({ method }) =>
      method === 'GET' ? inEnvelope(RECORD) : { status: 'error', error: 'client not found' },
    );
    expect((await peer.suspend(NAME)).kind).toBe('retry');
    expect((await peer.setCaps(NAME, { downMbps: 1, upMbps: 1 })).kind).toBe('retry');
  });
});
