import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContractReport } from '../../port.ts';
import { granted, madeAccount, openSimulated, sim } from '../files/simulated.ts';
import { freeCount } from '../networks.ts';
import { compareOperation, describedIn } from './contract.ts';
import { NEEDS, type Need } from './contract-needs.ts';

beforeEach(async () => {
  await sim.reset();
});
afterAll(async () => {
  await sim.reset();
});

const need = (operation: string): Need => {
  const found = NEEDS.find((one) => one.operation === operation);
  if (!found) throw new Error(operation);
  return found;
};
const odd = (report: ContractReport) => report.operations.filter(({ differences }) => differences.length > 0);

describe('the contract probe', () => {
  it.each([
    {},
    { envelope: 'v2' },
    { envelope: 'bare', list: 'object', numbers: 'string' },
    { flags: 'list', online: 'grouped' },
    { flags: 'yes', online: 'byname', timestamps: 'iso' },
  ])('given a panel that answers as %j, nothing differs, with an account that is online', async (modes) => {
    const { name } = await madeAccount();
    await sim.session({ client: name, protocol: 'wireguard' });
    await sim.mode(modes);
    const report = await openSimulated().peer.contract();
    expect(odd(report)).toEqual([]);
    expect(report.operations.filter(({ answers }) => answers).map(({ operation }) => operation)).toEqual([
      'GET /system/status',
      'GET /license',
      'GET /network',
      'GET /network/{}',
      'GET /network/{}/available_ip',
      'GET /client',
      'GET /client/online',
      'GET /client/{}',
      'GET /client/{}/traffic/{}/{}',
    ]);
  });

  it('given a panel that never answers, only the first round is tried', async () => {
    await sim.fault('timeout');
    await sim.forgetCalls();
    const report = await openSimulated({ timeoutMs: 100 }).peer.contract();
    expect(report.problem).toContain('no answer in time');
    expect(await sim.calls()).toHaveLength(2);
  });

  it('reads fields through references, lists, maps, combinations and the panel’s envelope', () => {
    const row = { allOf: [{ $ref: '#/components/schemas/Named' }, { properties: { clients: {} } }] };
    const answers = (schema: object) => ({ responses: { 200: { content: { 'application/json': { schema } } } } });
    const described = describedIn({
      components: { schemas: { Named: { properties: { name: {} } }, Loop: { $ref: '#/components/schemas/Loop' } } },
      paths: {
        '/api/v1/network': { get: answers({ properties: { result: {}, data: { items: row } } }) },
        '/client/online': { get: answers({ additionalProperties: { items: { properties: { peer: {} } } } }) },
        '/license': { get: answers({ $ref: '#/components/schemas/Loop' }) },
        '/client/{id}': { delete: {} },
      },
    });
    expect(described.get('GET /network')?.answered).toEqual(['name', 'clients']);
    expect(described.get('GET /client/online')?.answered).toEqual(['peer']);
    expect(described.get('GET /license')?.answered).toBeNull();
    expect(described.has('DELETE /client/{}')).toBe(true);
  });

  it('names a required field that no source has, an operation that is gone, and a description that the answer belies', () => {
    const document = new Map([
      ['GET /system/status', { sent: null, answered: ['count_accounts', 'license'] }],
      ['PUT /client/{}', { sent: ['b_download', 'state'], answered: null }],
      ['GET /client/{}/traffic/{}/{}', { sent: null, answered: ['date', 'download', 'upload'] }],
    ]);
    const status = compareOperation(need('GET /system/status'), document, undefined);
    expect(status.differences).toContain('no field “ceiling”: none of count_accounts_available');
    expect(compareOperation(need('PUT /client/{}'), document, undefined)).toMatchObject({
      unread: ['state'],
      differences: [expect.stringContaining('“status”'), expect.stringContaining('“b_upload”')],
    });
    const tried = { ok: true, why: '', names: ['date', 'rx', 'tx'] };
    expect(compareOperation(need('GET /client/{}/traffic/{}/{}'), document, tried).differences).toEqual([
      'field “dayDownBytes” is described as download and answered as rx',
      'field “dayUpBytes” is described as upload and answered as tx',
    ]);
    expect(compareOperation(need('DELETE /client/{}'), document, undefined).differences).toEqual([
      'the panel does not describe it',
    ]);
    expect(compareOperation(need('GET /client/{}/amneziawg/config'), document, undefined).differences).toEqual([]);
  });
});

describe('networks in detail', () => {
  const reply = (payload: unknown, cut = false) => ({ ok: true as const, payload, cut, tookMs: 1 });

  it.each([
    [reply(['10.0.0.2', '10.0.0.3']), { n: 2, more: false }],
    [reply({ ips: ['10.0.0.2'] }), { n: 1, more: false }],
    [reply([]), { n: 0, more: false }],
    [reply(7), { n: 7, more: false }],
    [reply('10.0.0.2'), { n: 1, more: true }],
    [reply('{"msg":["10.0.0.2","10.0.0.3","10.', true), { n: 2, more: true }],
    [reply(null), { n: 0, more: false }],
  ])('count the free addresses of %j', (answer, expected) => {
    expect(freeCount(answer)).toEqual(expected);
  });

  it('given protocols only in the detail of a network, they come from there, and what cannot be read stays unknown', async () => {
    await sim.fault('http-500', { route: 'GET /network/{name}/available_ip' });
    const details = granted(await openSimulated().peer.networkDetails()).networks;
    expect(details.find(({ name }) => name === 'Default')).toMatchObject({
      upstream: 'eth0',
      freeIps: null,
      protocols: { wireguard: true, amneziawg: false, openvpn: true, ikev2: true },
    });
  });
});
