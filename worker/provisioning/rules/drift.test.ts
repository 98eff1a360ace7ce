import { expect, it } from 'vitest';
import type { Account } from '../../drivers/provisioning/port.ts';
import type { ServiceRow } from '../../services/index.ts';
import { driftOf } from './drift.ts';

const row = { status: 'active', vpnName: 'vpn-1', downMbps: 100, upMbps: 50, network: 'A' } as ServiceRow;
const seen: Account = {
  ...{ name: 'vpn-1', network: 'A', ipv4: null, username: null, password: null },
  ...{ enabled: true, caps: { downMbps: 100, upMbps: 50 } },
};

it.each([
  ['A', 'A', []],
  ['A', 'B', [{ field: 'network', here: 'A', there: 'B' }]],
  ['A', null, []],
  [null, 'B', []],
  [null, null, []],
])('given a service in network %j whose server says %j, what differs is %j', (here, there, differs) => {
  expect(driftOf({ ...row, network: here }, { ...seen, network: there })).toEqual(differs);
});
