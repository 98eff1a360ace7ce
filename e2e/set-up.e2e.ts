import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectSound, expectSoundInEveryLook } from './world/browser.ts';
import { steer } from './world/delivered.ts';
import { demoShop } from './world/demo-shop.ts';
import { at, download, everyProtocol } from './world/every-protocol.ts';
import { HANG_MS } from './world/hang.ts';
import { tool, wireguardComplaint } from './world/peers.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari/604.1';

const people = everyProtocol();

const steps = (page: Page) => page.getByRole('list', { name: /^Steps:/ });
const pick = async (page: Page, nav: string, name: RegExp) => {
  const link = page.getByRole('navigation', { name: nav }).getByRole('link', { name });
  await link.click();
  await expect.poll(() => link.getAttribute('aria-current')).toBe('true');
};

describe('the set-up page', () => {
  it('is reached from the service page, knows an iPhone as an iPhone, and offers the other devices', async () => {
    const { page, close } = await at('', people.all, { userAgent: IPHONE });
    await page.getByRole('link', { name: 'Set up a device' }).click();
    await page.getByRole('heading', { level: 1, name: 'Set up a device' }).waitFor();
    const devices = page.getByRole('navigation', { name: 'Device' });
    expect(await devices.locator('[aria-current]').innerText()).toMatch(/iPhone, iPad\s+This device/);
    await steps(page).waitFor();
    // Its own screen cannot be scanned.
    expect(await steps(page).locator('h3').allInnerTexts()).toEqual([
      'Install WireGuard',
      'Save the file',
      'Add the file',
      'Switch it on',
    ]);
    await pick(page, 'Device', /Android/);
    expect(await steps(page).locator('h3').allInnerTexts()).toEqual([
      'Install WireGuard',
      'Scan this code',
      'Switch it on',
    ]);
    const store = page.getByRole('link', { name: /Get WireGuard/ });
    expect(await store.getAttribute('href')).toContain('play.google.com');
    expect([await store.getAttribute('target'), await store.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener noreferrer',
    ]);
    await close();
  });

  it('each device has its ways in its order, the first recommended, and each way numbered steps without a fault', async () => {
    const { page, faults, close } = await at('/set-up', people.all);
    const orders: [RegExp, string[]][] = [
      [/iPhone/, ['WireGuard', 'IKEv2', 'AmneziaWG', 'OpenVPN']],
      [/Android/, ['WireGuard', 'AmneziaWG', 'IKEv2', 'OpenVPN']],
      [/Windows/, ['WireGuard', 'AmneziaWG', 'OpenVPN', 'IKEv2']],
      [/Mac/, ['WireGuard', 'IKEv2', 'AmneziaWG', 'OpenVPN']],
      [/Linux/, ['WireGuard', 'OpenVPN', 'IKEv2', 'AmneziaWG']],
      [/Router/, ['WireGuard', 'OpenVPN', 'AmneziaWG']],
    ];
    for (const [device, ways] of orders) {
      await pick(page, 'Device', device);
      const offered = page.getByRole('navigation', { name: 'Way to connect' }).getByRole('link');
      await expect.poll(async () => (await offered.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(ways);
      expect((await offered.allInnerTexts()).map((text) => text.includes('Recommended'))).toEqual(
        ways.map((_, i) => i === 0),
      );
      for (const way of ways) {
        await pick(page, 'Way to connect', new RegExp(way));
        await page.getByRole('list', { name: new RegExp(`^Steps: ${way}`) }).waitFor();
        expect(await steps(page).locator('h3').count(), `${device} ${way}`).toBeGreaterThan(2);
      }
      await expectSound(page);
    }
    expect(faults).toEqual([]);
    await close();
  });

  it('gives the files: WireGuard for Linux passes wg, the Windows script and the settings by hand name the same server', async () => {
    const { page, close } = await at('/set-up?device=linux', people.all);
    const conf = await download(page, page.getByRole('link', { name: /^Download wg-/ }));
    expect(wireguardComplaint(conf.file.toString(), conf.name)).toBeNull();
    await page.getByText(`sudo wg-quick up ${conf.name.replace('.conf', '')}`).waitFor();
    expect(conf.file.toString()).toMatch(/^DNS = /m);
    await page.getByText('sudo apt install resolvconf').waitFor();
    await page.goto(`/services/${people.all.id}/set-up?device=windows&way=ikev2`);
    const script = await download(page, page.getByRole('link', { name: /^Download vpn-\d+\.ps1/ }));
    const server = /\$server = '([^']+)'/.exec(script.file.toString())?.[1] ?? 'none';
    await page.getByText('Settings to enter by hand').click();
    const settings = page.locator('details[open] dl');
    expect(await settings.innerText()).toContain(server);
    const saved = await download(page, settings.getByRole('link'));
    const shown = tool('openssl', ['x509', '-inform', 'der', '-noout', '-fingerprint', '-sha256'], saved.file);
    expect(await settings.innerText()).toContain(shown.trim().split('=')[1]);
    await page.getByText('Password', { exact: true }).first().waitFor();
    await close();
  });

  it('waits for the device, and turns to a green tick by itself when the VPN server sees it', async () => {
    const { page, faults, close } = await at('/set-up', people.all);
    await page.locator('.works[data-state="offline"]').waitFor();
    await page.getByText('Waiting for your device to connect').waitFor();
    await steer('sessions', { client: people.all.vpnName, protocol: 'wireguard', rx: 1, tx: 1 });
    await page.locator('.works[data-state="online"]').waitFor();
    await page.getByText('Connected through WireGuard.').waitFor();
    await expectSound(page);
    await Promise.all(
      demoShop().simUrls.map((url) => fetch(`${url}/__sim/sessions/${people.all.vpnName}`, { method: 'DELETE' })),
    );
    await page.locator('.works[data-state="offline"]').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('a silent panel is said so, and asked again at a press', async () => {
    await steer('faults', { fault: 'http-500' });
    const { page, close } = await at('/set-up?device=windows', people.all);
    await page.getByText('The VPN server did not answer').waitFor();
    await steer('faults', null, 'DELETE');
    await expect
      .poll(
        async () => {
          await page
            .getByRole('button', { name: 'Try again' })
            .click({ timeout: 1000 })
            .catch(() => undefined);
          return steps(page).count();
        },
        { timeout: HANG_MS, interval: 2000 },
      )
      .toBe(1);
    await close();
  });

  it('is sound at both widths in both themes, for a phone and for a computer', async () => {
    const phone = await at('/set-up', people.all, { userAgent: IPHONE });
    await steps(phone.page).waitFor();
    await expectSoundInEveryLook(phone.page);
    await phone.page.goto(`/services/${people.all.id}/set-up?device=windows&way=ikev2`);
    await steps(phone.page).waitFor();
    await phone.page.getByText('Settings to enter by hand').click();
    await expectSoundInEveryLook(phone.page);
    await phone.page.goto(`/services/${people.all.id}/set-up?device=android`);
    await phone.page.getByRole('button', { name: /QR code for WireGuard/ }).waitFor();
    await expectSoundInEveryLook(phone.page);
    expect(phone.faults).toEqual([]);
    await phone.close();
  });
});
