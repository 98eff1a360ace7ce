import { beforeAll, describe, expect, it } from 'vitest';
import { type Active, active, trail } from '../testing/links.ts';
import { steer, withFault } from '../testing/panels.ts';
import { withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

describe('the panel’s own one-time link', () => {
  const BASE = 'https://links.example.net/vpn1';
  const setBase = (s: Active['s'], base: string) =>
    w.env.DB.prepare('UPDATE server SET otl_base_url = ? WHERE id = ?').bind(base, s.serverId).run();

  it('V103 Q-11 given a panel whose links lead to a private http address, the customer gets the server’s public address with the same path; without one, a clear refusal', async () => {
    const { s, id, links } = await active(w);
    await withFault({ fault: 'otl-private-host' }, async () => {
      await expect(links.createOnPanel({ id })).rejects.toMatchObject({
        code: 'panel_link_private',
        message: expect.stringContaining('Create one of ours instead'),
      });
      await expect(s.admin.api.admin.links.createOnPanel({ id })).rejects.toMatchObject({
        message: expect.stringContaining('public address of its one-time links'),
      });
      await setBase(s, BASE);
      const { url } = await links.createOnPanel({ id });
      expect(url).toMatch(/^https:\/\/links\.example\.net\/vpn1\/otl\/[0-9a-f]{80}$/);
    });
  });

  it('tells how often and how long it opens, and leaves a trail without the link', async () => {
    const { id, links } = await active(w);
    const made = await links.createOnPanel({ id });
    expect(made).toMatchObject({ maxUses: 1, expiryDays: 10 });
    const entries = await trail(w, id);
    expect(entries.map((t) => t.action)).toEqual(['service.panel_link_created']);
    expect(JSON.stringify(entries)).not.toContain(made.url.split('/').at(-1));
  });

  it('V104 given links that are switched off on the panel, the answer says so and offers ours', async () => {
    const { id, links } = await active(w);
    await withFault({ fault: 'otl-disabled' }, () =>
      expect(links.createOnPanel({ id })).rejects.toMatchObject({
        code: 'panel_links_off',
        status: 409,
        message: 'The VPN server gives out no links of its own. Create one of ours instead.',
      }),
    );
  });

  it('given a panel that is down, staff read why and the customer what to do', async () => {
    const { s, id, links } = await active(w);
    await withFault({ fault: 'http-500' }, async () => {
      await expect(links.createOnPanel({ id })).rejects.toMatchObject({
        code: 'upstream_failed',
        message: expect.stringContaining('Create one of ours'),
      });
      await expect(s.admin.api.admin.links.createOnPanel({ id })).rejects.toMatchObject({ code: 'upstream_failed' });
    });
  });

  it('V102 given a GET of its address, it answers 405 and the panel is asked nothing', async () => {
    const { s, id } = await active(w);
    await steer('DELETE', 'log');
    for (const path of [`/api/v1/client/services/${id}/panel-link`, `/rpc/client/links/createOnPanel`]) {
      const response = await s.buyer.rest('GET', path, undefined, { 'x-culvert': '1' });
      expect([405, 404]).toContain(response.status);
    }
    const rest = await s.buyer.rest('GET', `/api/v1/client/services/${id}/panel-link`);
    expect([rest.status, rest.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await steer('GET', 'log')).toEqual([]);
  });
});
