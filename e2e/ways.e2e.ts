import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectSound, type Look } from './world/browser.ts';
import { signedIn } from './world/console-pages.ts';
import { steer } from './world/delivered.ts';
import { at, download, everyProtocol } from './world/every-protocol.ts';
import { decodeQr, openvpnComplaint, readPlist, tool } from './world/peers.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
const UUID5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Words of the QR encoder that no other part has. */
const ENCODER = 'Data too long';

const people = everyProtocol();

/** A protocol's own part of the service page, opened. */
async function block(page: Page, name: string): Promise<Locator> {
  const folded = page.locator('details.folded').filter({ has: page.locator('summary', { hasText: name }) });
  const open = page.locator('section.card').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await folded.or(open).first().waitFor();
  if ((await folded.count()) === 0) return open;
  await folded.locator('summary').click();
  return folded;
}

async function textCopyDownload(page: Page, name: string) {
  const part = await block(page, name);
  const text = part.getByRole('region', { name: `Configuration for ${name}` });
  const shown = (await text.textContent()) ?? '';
  await part.getByRole('button', { name: 'Copy', exact: true }).click();
  await part.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  const saved = await download(page, part.getByRole('link', { name: 'Download' }));
  expect(saved.file.toString()).toBe(shown);
  return { part, shown, ...saved };
}

const blockOf = (profile: string, tag: string): string =>
  new RegExp(`<${tag}>\\n([\\s\\S]*?)</${tag}>`).exec(profile)?.[1] ?? `no ${tag}`;

describe('the ways to connect on the service page', () => {
  it('V090 given AmneziaWG in the network, its text is shown, copied and downloaded with all its keys, and its QR holds the same bytes', async () => {
    const { page, faults, close } = await at('', people.all);
    const { part, file, name } = await textCopyDownload(page, 'AmneziaWG');
    expect(name).toMatch(/^awg-\d+\.conf$/);
    for (const key of ['Jc', 'Jmin', 'Jmax', 'S1', 'S2', 'H1', 'H2', 'H3', 'H4'])
      expect(file.toString()).toMatch(new RegExp(`^${key} = \\d+$`, 'm'));
    await part.getByRole('button', { name: /QR code for AmneziaWG/ }).click();
    const png = join(tmpdir(), `${crypto.randomUUID()}.png`);
    await page.locator('dialog[open] svg.qr').screenshot({ path: png });
    expect(decodeQr(png).equals(file)).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  it('V091 V145 V146 given OpenVPN, its text is shown, copied and downloaded; openvpn reads the file, certificate and key match and the authority signed it', async () => {
    const { page, close } = await at('', people.all);
    const { shown, name } = await textCopyDownload(page, 'OpenVPN');
    expect(name).toMatch(/^vpn-\d+\.ovpn$/);
    expect(openvpnComplaint(shown)).toBeNull();
    for (const [broken, why] of [
      [shown.replace('</ca>', ''), 'an end that is missing'],
      [`${shown}no-such-directive\n`, 'an unknown directive'],
    ] as const)
      expect(openvpnComplaint(broken), why).not.toBeNull();
    for (const tag of ['ca', 'cert', 'key', 'tls-auth'])
      expect([shown.split(`<${tag}>`).length, shown.split(`</${tag}>`).length], tag).toEqual([2, 2]);
    const [ca, cert, key] = ['ca', 'cert', 'key'].map((tag) => blockOf(shown, tag)) as [string, string, string];
    const ofCertificate = tool('openssl', ['x509', '-noout', '-pubkey'], cert);
    expect(tool('openssl', ['pkey', '-pubout'], key)).toBe(ofCertificate);
    const authority = join(tmpdir(), `${crypto.randomUUID()}.crt`);
    writeFileSync(authority, ca);
    expect(tool('openssl', ['verify', '-CAfile', authority], cert)).toContain('OK');
    await close();
  });

  it('V092 V237 V147 V148 given IKEv2, its JSON is shown, copied and downloaded; jq finds the keys strongSwan wants, openssl its certificate, and a second download has the same UUID', async () => {
    const { page, close } = await at('', people.all);
    const { part, file, name } = await textCopyDownload(page, 'IKEv2');
    expect(name).toMatch(/^vpn-\d+\.sswan$/);
    const schema =
      '(.uuid|type=="string") and (.name|length>0) and .type=="ikev2-eap" and (.remote.addr|length>0) and (.remote.id|length>0) and (.local.eap_id|length>0)';
    expect(tool('jq', ['-e', schema], file).trim()).toBe('true');
    const uuid = (of: Buffer) => tool('jq', ['-r', '.uuid'], of).trim();
    expect(uuid(file)).toMatch(UUID5);
    const again = await download(page, part.getByRole('link', { name: 'Download' }));
    expect(uuid(again.file)).toBe(uuid(file));
    const certificate = Buffer.from(tool('jq', ['-r', '.remote.cert'], file), 'base64');
    expect(tool('openssl', ['x509', '-inform', 'der', '-noout', '-subject'], certificate)).toContain('CA');

    const windows = await download(page, part.getByRole('link', { name: 'Windows' }));
    expect(windows.name).toMatch(/^vpn-\d+\.ps1$/);
    expect(windows.file.toString()).toContain('Add-VpnConnection');
    const authority = await download(page, part.getByRole('link', { name: 'Certificate' }));
    expect(authority.name).toMatch(/^vpn-\d+\.crt$/);
    expect(authority.file.equals(certificate)).toBe(true);
    const apple = await download(page, part.getByRole('button', { name: 'iPhone, iPad, Mac' }));
    expect(apple.name).toMatch(/^vpn-\d+\.mobileconfig$/);
    expect(page.url()).toContain(people.all.id);
    await close();
  });

  it('V149 V150 the Apple profile passes xmllint, plistutil and plistlib, signs in by EAP alone as the account, and trusts the authority', async () => {
    const { page, close } = await at('', people.all);
    const part = await block(page, 'IKEv2');
    const { file } = await download(page, part.getByRole('button', { name: 'iPhone, iPad, Mac' }));
    tool('xmllint', ['--noout', '--nonet', '-'], file);
    expect(tool('plistutil', ['-i', '-', '-f', 'xml'], file)).toContain('<plist');
    const profile = readPlist(file) as { PayloadType: string; PayloadContent: Record<string, unknown>[] };
    expect(profile).toMatchObject({ PayloadType: 'Configuration', PayloadVersion: 1 });
    const [root, vpn] = profile.PayloadContent as [Record<string, string>, Record<string, unknown>];
    expect(root.PayloadType).toBe('com.apple.security.root');
    expect(
      tool('openssl', ['x509', '-inform', 'der', '-noout', '-subject'], Buffer.from(root.PayloadContent ?? '', 'hex')),
    ).toContain('CA');
    const secret = await people.all.me.post<{ username: string; password: string }>(
      `/client/services/${people.all.id}/credentials`,
      {},
    );
    expect(vpn).toMatchObject({
      PayloadType: 'com.apple.vpn.managed',
      VPNType: 'IKEv2',
      IKEv2: {
        AuthenticationMethod: 'None',
        ExtendedAuthEnabled: 1,
        AuthName: secret.username,
        AuthPassword: secret.password,
        LocalIdentifier: '',
        IKESecurityAssociationParameters: { EncryptionAlgorithm: 'AES-256', DiffieHellmanGroup: 14 },
        ChildSecurityAssociationParameters: { EncryptionAlgorithm: 'AES-256-GCM' },
      },
    });
    await close();
  });

  it('V093 given no QR codes on the panel, ours is there all the same; given none can be made, the text takes the full width', async () => {
    await steer('faults', { fault: 'qr-missing' });
    const { page, close } = await at('', people.all);
    await page.getByRole('button', { name: /QR code for WireGuard/ }).waitFor();
    const text = page.getByRole('region', { name: 'Configuration for WireGuard' });
    const beside = (await text.boundingBox())?.width ?? 0;
    // Without its encoder the browser can make no code.
    await page.route('**/*.js', async (route) => {
      const answer = await route.fetch();
      return (await answer.text()).includes(ENCODER) ? route.abort() : route.fulfill({ response: answer });
    });
    await page.reload();
    await text.waitFor();
    await page.locator('.config-qr').first().waitFor({ state: 'detached' });
    const alone = (await text.boundingBox())?.width ?? 0;
    expect(alone).toBeGreaterThan(beside + 150);
    await steer('faults', null, 'DELETE');
    await close();
  });

  it('a protocol that the network does not offer is not there', async () => {
    const { page, close } = await at('', people.some);
    await page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
    expect(await page.locator('main').getByText('AmneziaWG').count()).toBe(0);
    await page.goto(`/services/${people.some.id}/set-up?device=android&way=amneziawg`);
    await page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
    expect(await page.locator('main').getByText('AmneziaWG').count()).toBe(0);
    await close();
  });

  it('V087 given a protocol that is switched on at the network after delivery, the service page offers it with its configuration; switched off, it is gone from there and from the set-up guide', async () => {
    const { page, faults, close } = await at('', people.some);
    const offered = () => page.locator('details.folded summary', { hasText: 'AmneziaWG' });
    await page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
    await steer('networks', { name: 'Default', amneziawg: true });
    await page.reload();
    await offered().waitFor();
    await textCopyDownload(page, 'AmneziaWG');
    await steer('networks', { name: 'Default', amneziawg: false });
    await page.reload();
    await page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
    await offered().waitFor({ state: 'detached' });
    await page.goto(`/services/${people.some.id}/set-up?device=android`);
    await page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
    await page.locator('main').getByText('AmneziaWG').first().waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the configuration on the console', () => {
  it('V124 has four view buttons; the one that the network does not offer is greyed and says why, the open one stands out', async () => {
    const { page, close } = await signedIn(WIDE);
    await page.goto(`/admin/services/${people.some.id}`);
    const view = (name: string) => page.getByRole('button', { name: new RegExp(`^View ${name}`) });
    for (const name of ['WireGuard', 'OpenVPN', 'IKEv2']) expect(await view(name).isEnabled(), name).toBe(true);
    expect(await view('AmneziaWG').isDisabled()).toBe(true);
    expect(await view('AmneziaWG').getAttribute('title')).toBe('AmneziaWG is switched off in this network');
    expect(await view('AmneziaWG').evaluate((b) => getComputedStyle(b).cursor)).toBe('not-allowed');
    await view('OpenVPN').click();
    await page.getByRole('region', { name: 'Configuration for OpenVPN' }).waitFor();
    expect(await view('OpenVPN').getAttribute('aria-pressed')).toBe('true');
    expect(await view('WireGuard').getAttribute('aria-pressed')).toBe('false');
    await expectSound(page);
    await close();
  });

  it('V125 the viewer copies, downloads and closes; long base64 wraps; the QR is beside the text, and without one the text has the full width', async () => {
    const { page, faults, close } = await signedIn(WIDE);
    await page.goto(`/admin/services/${people.all.id}`);
    const text = (name: string) => page.getByRole('region', { name: `Configuration for ${name}` });
    await page.getByRole('button', { name: 'View WireGuard' }).click();
    const [code, beside] = [
      await page.getByRole('button', { name: /QR code for WireGuard/ }).boundingBox(),
      await text('WireGuard').boundingBox(),
    ];
    expect(code && beside && code.x + code.width <= beside.x).toBe(true);
    await page.getByRole('button', { name: 'View IKEv2' }).click();
    const alone = await text('IKEv2').boundingBox();
    expect(alone?.width).toBeGreaterThan((beside?.width ?? 0) + 100);
    expect(await text('IKEv2').evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Copy', exact: true }).last().click();
    const shown = await text('IKEv2').textContent();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    const saved = await download(page, page.getByRole('button', { name: 'Download', exact: true }));
    expect([saved.name.replace(/\d+/, 'N'), saved.file.toString()]).toEqual(['vpn-N.sswan', shown]);
    await expectSound(page);
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await text('IKEv2').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await close();
  });
});
