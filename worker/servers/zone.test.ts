import { beforeAll, expect, it } from 'vitest';
import { reads } from '../kernel/db/db.ts';
import { steer } from '../testing/panels.ts';
import { accountsIn, order, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';
import { openPeer, serverById } from './index.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

it('given a panel that writes local times without an offset, they are read in the zone that is set on its server', async () => {
  const s = await shop(w, { server: { timeZone: 'Europe/Warsaw' } });
  const { api } = s.admin;
  await order(s);
  await w.drain();
  const client = (await accountsIn(s.networks[0] ?? ''))[0]?.name;
  const handshake = '2026-07-01T10:00:00.000Z';
  await steer('POST', 'sessions', { client, protocol: 'wireguard', handshake });
  await steer('POST', 'mode', { timestamps: 'local' });
  const seenIn = async (timeZone: string) => {
    const {
      accounts: _,
      baseUrl: __,
      probe: ___,
      createdAt: ____,
      down: _____,
      ...fields
    } = await api.admin.servers.get({
      id: s.serverId,
    });
    await api.admin.servers.update({ ...fields, timeZone });
    const [rows] = await reads(w.ctx().db, [serverById(w.ctx().db, s.serverId)]);
    const row = rows[0];
    if (!row) throw new Error('The server is gone.');
    const online = await (await openPeer(w.ctx(), row)).online();
    if (online.kind !== 'ok') throw new Error(online.why.detail);
    return online.value.sessions.find(({ account }) => account === client)?.lastHandshakeAt;
  };
  try {
    expect(await seenIn('Europe/Warsaw')).toBe(Date.parse(handshake));
    expect(await seenIn('UTC')).toBe(Date.parse(handshake) + 2 * 3_600_000);
  } finally {
    await steer('POST', 'mode', { timestamps: 'epoch' });
    await steer('DELETE', `sessions/${client}`);
  }
});
