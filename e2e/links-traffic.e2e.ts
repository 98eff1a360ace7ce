import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSound, expectSoundInEveryLook, type Look, visit } from './world/browser.ts';
import { signedIn } from './world/console-pages.ts';
import { calls, delivered, signIn, steer } from './world/delivered.ts';
import { demoShop } from './world/demo-shop.ts';
import { decodeQr, wireguardComplaint } from './world/peers.ts';

afterAll(closeBrowser);

const WIDE: Look = { width: 1280, theme: 'light' };

let mine: Awaited<ReturnType<typeof delivered>>;
beforeAll(async () => {
  mine = await delivered();
});

/** The file as the customer gets it in the portal. */
const portalFile = async (protocol: string): Promise<string> => {
  const cookie = [...mine.me.jar].map(([k, v]) => `${k}=${v}`).join('; ');
  const address = `${demoShop().url}/api/v1/client/services/${mine.id}/files/${protocol}`;
  return (await fetch(address, { headers: { cookie } })).text();
};

const card = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'One-time link', exact: true }) });
const makeLink = async (page: Page) => {
  await card(page).getByRole('button', { name: 'Create link' }).click();
  return card(page).getByLabel('The link', { exact: true }).inputValue();
};

describe('a one-time link', () => {
  it('is made by a customer and opened by somebody else: looking consumes nothing, the button shows everything once, a second time is refused', async () => {
    const { page, faults, close } = await visit(WIDE);
    await signIn(page, mine.me);
    await page.goto(`/services/${mine.id}`);
    const url = await makeLink(page);
    expect(new URL(url).hash).toMatch(/^#[0-9A-Z]{26}\.[\w-]{43}$/);
    await card(page).getByText('Whoever opens it sees the keys').waitFor();
    await card(page).getByText('1 use left').waitFor();
    await expectSound(page);

    await steer('log', null, 'DELETE');
    const token = new URL(url).hash.slice(-20);
    const seen: string[] = [];
    const stranger = await visit(WIDE);
    stranger.page.on('request', (r) => void seen.push(`${r.method()} ${r.url()} ${JSON.stringify(r.headers())}`));
    for (let i = 0; i < 3; i++) {
      await stranger.page.goto('about:blank');
      await stranger.page.goto(url);
      await stranger.page.getByRole('button', { name: 'Show my configuration' }).waitFor();
    }
    for (const method of ['GET', 'HEAD']) await fetch(url, { method });
    // Its owner's page stays open, and asks who is online whenever it is due.
    expect((await calls()).filter((call) => call !== 'GET /client/online')).toEqual([]);
    expect(seen.join('\n')).not.toContain(token);
    await expectSound(stranger.page);

    await stranger.page.getByRole('button', { name: 'Show my configuration' }).click();
    await stranger.page.getByText('This link is used up').waitFor();
    expect(stranger.page.url()).not.toContain('#');
    const [download] = await Promise.all([
      stranger.page.waitForEvent('download'),
      stranger.page.getByRole('button', { name: 'Download' }).first().click(),
    ]);
    const file = readFileSync(await download.path());
    expect(wireguardComplaint(file.toString(), download.suggestedFilename())).toBeNull();
    expect(await stranger.page.locator('pre').first().textContent()).toBe(file.toString());
    expect(await portalFile('wireguard')).toBe(file.toString());
    await stranger.page.getByRole('button', { name: /QR code for WireGuard/ }).click();
    const png = join(tmpdir(), `${crypto.randomUUID()}.png`);
    await stranger.page.locator('dialog[open] svg.qr').screenshot({ path: png });
    expect(decodeQr(png).equals(file)).toBe(true);
    await stranger.page.keyboard.press('Escape');
    await stranger.page.getByText('Password', { exact: true }).waitFor();
    await expectSound(stranger.page);

    const late = await visit(WIDE);
    await late.page.goto(url);
    await late.page.getByRole('button', { name: 'Show my configuration' }).click();
    await late.page.getByText('This link does not open any more').waitFor();
    expect(await late.page.getByRole('button', { name: 'Show my configuration' }).count()).toBe(0);
    await expectSound(late.page);
    expect([...faults, ...stranger.faults, ...late.faults]).toEqual([]);
    await Promise.all([close(), stranger.close(), late.close()]);
  });

  it('its page is sound at both widths in both themes, before and after the button, and with half a link', async () => {
    const made = await mine.me.post<{ url: string }>(`/client/services/${mine.id}/links`, { maxUses: 2 });
    const { page, faults, close } = await visit();
    await page.goto(made.url);
    await page.getByRole('button', { name: 'Show my configuration' }).waitFor();
    await expectSoundInEveryLook(page);
    await page.getByRole('button', { name: 'Show my configuration' }).click();
    await page.getByText('This link opens 1 more time').waitFor();
    await page.getByRole('button', { name: /QR code for WireGuard/ }).waitFor();
    await expectSoundInEveryLook(page);
    await page.goto('about:blank');
    await page.goto('/link#abc');
    await page.getByText('This link is not complete').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('V217 shows user name, password, IP and every enabled protocol with its file as the portal gives it, in four mixes of protocols; a second opening says used', async () => {
    const OFFERED = ['wireguard', 'openvpn', 'ikev2'];
    const NAMES = ['WireGuard', 'OpenVPN', 'IKEv2'];
    const files = await Promise.all(OFFERED.map(portalFile));
    for (const off of [[], ['openvpn'], ['wireguard', 'ikev2'], OFFERED]) {
      const { url } = await mine.me.post<{ url: string }>(`/client/services/${mine.id}/links`, {});
      const { page, close } = await visit(WIDE);
      for (const protocol of off) await steer('faults', { fault: 'proto-off', arg: protocol });
      await page.goto(url);
      await page.getByRole('button', { name: 'Show my configuration' }).click();
      await page.getByText('This link is used up').waitFor();
      await steer('faults', null, 'DELETE');
      for (const [at, protocol] of OFFERED.entries()) {
        const block = page
          .locator('section.card')
          .filter({ has: page.getByRole('heading', { name: NAMES[at] ?? '' }) });
        expect(await block.count()).toBe(off.includes(protocol) ? 0 : 1);
        if (off.includes(protocol)) continue;
        expect(await block.locator('pre').textContent()).toBe(files[at]);
        const saving = page.waitForEvent('download');
        await block.getByRole('button', { name: 'Download' }).click();
        expect(readFileSync(await (await saving).path()).toString()).toBe(files[at]);
        expect(await block.getByRole('button', { name: /QR code/ }).count()).toBe(protocol === 'wireguard' ? 1 : 0);
      }
      const account = await page.locator('dl.facts').innerText();
      const { username, password } = await mine.me.post<{ username: string; password: string }>(
        `/client/services/${mine.id}/credentials`,
        {},
      );
      for (const value of [username, password, mine.vpnName, mine.ipv4]) expect(account).toContain(value);
      await page.goto('about:blank');
      await page.goto(url);
      const [answer] = await Promise.all([
        page.waitForResponse(/redeemLink/),
        page.getByRole('button', { name: 'Show my configuration' }).click(),
      ]);
      expect(answer.status()).toBe(410);
      await page.getByText('It was used already').waitFor();
      await close();
    }
  });

  it('is revoked after a question, and then opens nothing', async () => {
    const phone: Look = { width: 360, theme: 'dark' };
    const { page, close } = await visit(phone);
    await signIn(page, mine.me);
    await page.goto(`/services/${mine.id}`);
    const url = await makeLink(page);
    await expectSound(page);
    await card(page).getByRole('button', { name: 'Revoke' }).first().click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Revoke link' }).click();
    await page.getByText('Link revoked').waitFor();
    await page.goto(url);
    await page.getByRole('button', { name: 'Show my configuration' }).click();
    await page.getByText('This link does not open any more').waitFor();
    await close();
  });

  it('V101 the panel’s own is generated, copied and opened, with a warning of what it shows; a panel that gives out none is said so', async () => {
    const { page, close } = await visit(WIDE);
    await signIn(page, mine.me);
    await page.goto(`/services/${mine.id}`);
    await card(page).getByText('A link of the VPN server itself').click();
    await card(page).getByRole('button', { name: 'Create on the VPN server' }).click();
    const url = await card(page).getByLabel('The link', { exact: true }).inputValue();
    await card(page).getByText('It opens once').waitFor();
    await card(page).getByRole('button', { name: 'Copy' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      card(page)
        .getByRole('link', { name: /Open link/ })
        .click(),
    ]);
    await opened.getByText(mine.vpnName).first().waitFor();
    await expectSound(page);
    await steer('faults', { fault: 'otl-disabled' });
    try {
      await card(page).getByRole('button', { name: 'Create on the VPN server' }).click();
      await card(page).getByText('gives out no links of its own').waitFor();
    } finally {
      await steer('faults', null, 'DELETE');
    }
    await close();
  });

  it('is made by staff on the console, in their name', async () => {
    const { page, faults, close } = await signedIn(WIDE);
    await page.goto(`/admin/services/${mine.id}`);
    const url = await makeLink(page);
    await card(page)
      .getByText(/Created .* by /)
      .first()
      .waitFor();
    await expectSound(page);
    await page.goto(url);
    await page.getByRole('button', { name: 'Show my configuration' }).click();
    await page.getByText('This link is used up').waitFor();
    expect(faults).toEqual([]);
    await close();
  });
});
