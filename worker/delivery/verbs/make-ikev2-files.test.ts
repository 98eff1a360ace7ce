import { beforeAll, describe, expect, it } from 'vitest';
import { customer } from '../../testing/actors.ts';
import { withFault } from '../../testing/panels.ts';
import { accountsIn, aNetwork, order, shop, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

async function active(options: Parameters<typeof shop>[1] = {}) {
  const s = await shop(w, options);
  const id = await order(s);
  await w.drain();
  const [account] = await accountsIn(s.networks[0] ?? '');
  if (!account) throw new Error('no account');
  const base = `/api/v1/client/services/${id}`;
  return { s, id, account, base, services: s.buyer.api.client.services, rest: s.buyer.rest };
}
const textOf = async (response: Response) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
const trail = async (id: string) =>
  (
    await w.env.DB.prepare("SELECT action, summary, detail FROM activity WHERE subject = ? AND summary LIKE '%Apple%'")
      .bind(`service:${id}`)
      .all<{ action: string; summary: string; detail: string | null }>()
  ).results;

describe('IKEv2 for each platform', () => {
  it('V153 V154 the Apple profile, the Windows script and the certificate come as attachments of their own types and names, not to be stored', async () => {
    const { id, base, rest, services } = await active();
    const { number } = await services.get({ id });
    for (const [method, path, fileName, mediaType] of [
      ['POST', 'apple', `vpn-${number}.mobileconfig`, 'application/x-apple-aspen-config'],
      ['GET', 'windows', `vpn-${number}.ps1`, 'text/plain'],
      ['GET', 'certificate', `vpn-${number}.crt`, 'application/x-x509-ca-cert'],
    ] as const) {
      const file = await rest(method, `${base}/ikev2/${path}`, method === 'POST' ? {} : undefined);
      expect(file.status, path).toBe(200);
      expect(file.headers.get('content-type'), path).toContain(mediaType);
      expect(file.headers.get('content-disposition'), path).toMatch(/^attachment/);
      expect(file.headers.get('content-disposition'), path).toContain(fileName);
      expect(file.headers.get('cache-control'), path).toBe('no-store');
      expect(file.headers.get('x-content-type-options'), path).toBe('nosniff');
    }
    expect((await rest('GET', `${base}/ikev2`)).headers.get('cache-control')).toBe('no-store');
  });

  it('all of them name the account, the server and the authority of the profile that Android gets', async () => {
    const { id, account, base, rest, services } = await active();
    const { text } = await services.config({ id, protocol: 'ikev2' });
    const { remote } = JSON.parse(text) as { remote: { addr: string; id: string; cert: string } };
    const settings = await services.ikev2({ id });
    expect(settings).toMatchObject({
      server: remote.addr,
      remoteId: remote.id,
      username: account.username,
      certificate: { name: 'Culvert simulator CA', sha256: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) },
    });
    expect(settings.linuxCommand).toContain(`user=${account.username}`);
    const apple = await textOf(await rest('POST', `${base}/ikev2/apple`, {}));
    expect(apple.replace(/\s/g, '')).toContain(remote.cert);
    expect(apple).toContain(`<string>${remote.addr}</string>`);
    const windows = await textOf(await rest('GET', `${base}/ikev2/windows`));
    expect(windows).toContain(`'${remote.cert}'`);
    expect(windows).toContain(`$server = '${remote.addr}'`);
    const certificate = new Uint8Array(await (await rest('GET', `${base}/ikev2/certificate`)).arrayBuffer());
    expect(btoa(String.fromCharCode(...certificate))).toBe(remote.cert);
  });

  it('Q-15 given the panel’s password with metacharacters, the Apple profile carries it escaped, and no other file carries it at all', async () => {
    const { id, account, base, rest } = await active();
    const apple = await textOf(await rest('POST', `${base}/ikev2/apple`, {}));
    const escaped = account.password.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(apple).toContain(`<key>AuthPassword</key>`);
    expect(apple).toContain(`<string>${escaped.replaceAll('"', '&quot;')}</string>`);
    for (const path of ['ikev2', 'ikev2/windows', 'ikev2/certificate', 'files/ikev2', 'files/openvpn'])
      expect(await textOf(await rest('GET', `${base}/${path}`)), path).not.toContain(account.password);
    const [entry] = await trail(id);
    expect(entry).toMatchObject({ action: 'service.credentials_shown' });
    expect(JSON.stringify(entry)).not.toContain(account.password);
  });

  it('given a plan that does not show the password, the profile is without it and says so in the trail', async () => {
    const { id, account, base, rest } = await active({ vpn: { showPassword: 'no' } });
    const apple = await textOf(await rest('POST', `${base}/ikev2/apple`, {}));
    expect(apple).toContain(account.username);
    expect(apple).not.toContain('AuthPassword');
    expect(await trail(id)).toMatchObject([{ action: 'service.profile_downloaded' }]);
  });

  it('Q-10 given two downloads, the profile of Android and that of Apple are the same to the byte, another service’s differ', async () => {
    const [one, other] = [await active(), await active()];
    const both = (of: typeof one) =>
      Promise.all([of.rest('GET', `${of.base}/files/ikev2`), of.rest('POST', `${of.base}/ikev2/apple`, {})]).then(
        (files) => Promise.all(files.map(textOf)),
      );
    expect(await both(one)).toEqual(await both(one));
    const uuids = (files: string[]) =>
      files.flatMap((f) => f.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? []);
    const [mine, theirs] = [uuids(await both(one)), uuids(await both(other))];
    expect(mine).toHaveLength(4);
    expect(mine.filter((uuid) => theirs.includes(uuid))).toEqual([]);
  });

  it('is not given out for a network without IKEv2, to another customer, or by a failing panel; the Apple profile not by GET', async () => {
    const { base, rest } = await active();
    const off = await active({ networks: [await aNetwork({ protocols: ['wireguard'] })] });
    const stranger = await customer(w);
    const paths = [
      ['GET', '/ikev2'],
      ['GET', '/ikev2/windows'],
      ['GET', '/ikev2/certificate'],
      ['POST', '/ikev2/apple'],
    ] as const;
    for (const [method, path] of paths) {
      const body = method === 'POST' ? {} : undefined;
      expect((await off.rest(method, `${off.base}${path}`, body)).status, path).toBe(404);
      expect((await stranger.rest(method, `${base}${path}`, body)).status, path).toBe(404);
      await withFault({ fault: 'http-500' }, async () => {
        const answer = await rest(method, `${base}${path}`, body);
        expect(answer.headers.get('content-type'), path).toBe('application/problem+json');
        expect((await answer.json()) as object, path).toMatchObject({ code: 'upstream_failed' });
      });
    }
    expect((await rest('GET', `${base}/ikev2/apple`)).status).not.toBe(200);
  });
});
