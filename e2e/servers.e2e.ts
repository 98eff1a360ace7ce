/** The page of a VPN server, the simulated panels' own page, and a demo that says what it is and begins anew. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../scripts/supervisor/app.mjs';
import { closeBrowser, expectSound, expectSoundInEveryLook, type Look, visit } from './world/browser.ts';
import { fillServer, network, newProduct, signedIn } from './world/console-pages.ts';
import { demoShop } from './world/demo-shop.ts';
import { type Visitor, visitor } from './world/visitor.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
const [first = '', second = ''] = demoShop().simUrls;
const control = async (panel: string, method: string, path: string, body?: unknown) => {
  const response = await fetch(`${panel}/__sim/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
};
async function withFault(panel: string, fault: Record<string, unknown>, act: () => Promise<unknown>) {
  await control(panel, 'POST', 'faults', fault);
  try {
    await act();
  } finally {
    await control(panel, 'DELETE', 'faults');
  }
}

let servers: { id: string; name: string; baseUrl: string }[] = [];
const pageOf = (panel: string) => `/admin/servers/${servers.find(({ baseUrl }) => baseUrl === panel)?.id}`;
beforeAll(async () => {
  const admin = visitor(demoShop().url);
  await admin.post('/staff/session', demoShop().admin);
  servers = (await admin.get<{ items: typeof servers }>('/admin/servers')).items;
});
afterAll(closeBrowser);

describe('the page of a server', () => {
  it('V012 compares the API of the panel with what Culvert needs, keeps the report over a reload, and names what differs', async () => {
    const { page, faults, close } = await signedIn(WIDE);
    await page.goto(pageOf(first));
    await page.getByText('Not compared yet').waitFor();
    const panel = page.locator('.panel', { has: page.getByRole('heading', { name: 'API of the panel' }) });
    await panel.getByRole('button', { name: 'Compare' }).click();
    await panel.getByText('All 19 operations are as Culvert needs them').waitFor();
    await panel.getByText('GET /system/status').click();
    expect(await panel.getByRole('region', { name: 'GET /system/status' }).innerText()).toContain(
      'count_accounts_available',
    );
    await page.reload();
    await panel.getByText('All 19 operations').waitFor();
    await withFault(first, { fault: 'http-500', route: 'GET /license' }, async () => {
      await panel.getByRole('button', { name: 'Compare again' }).click();
      await panel.getByText('1 of 19 operations differs').waitFor();
    });
    expect(await panel.locator('summary').first().innerText()).toMatch(
      /GET \/license.*the panel does not answer it.*500/s,
    );
    await expectSoundInEveryLook(page);
    expect(faults).toEqual([]);
    await close();
  });

  it('V226 lists each of three networks with description, subnet, upstream, protocols, caps, clients and free addresses; Refresh asks again; a panel that is down leaves the last copy with its age', async () => {
    await control(second, 'POST', 'networks', {
      name: 'Third',
      description: 'Third exit',
      cidr: '10.8.3.0/29',
      upstream: 'wan2',
      protocols: ['wireguard', 'ikev2'],
      b_download: 300,
      b_upload: 100,
    });
    const { page, close } = await signedIn(WIDE);
    await page.goto(pageOf(second));
    const panel = page.locator('.panel', { has: page.getByRole('heading', { name: 'Networks', exact: true }) });
    const row = (name: string) => panel.getByRole('row', { name });
    await row('Third').waitFor();
    const cells = (await row('Third').innerText()).replace(/\s+/g, ' ');
    for (const text of ['Third exit', '10.8.3.0/29', 'wan2', 'WG', 'IKEv2']) expect(cells).toContain(text);
    expect(cells).toMatch(/300.*100/);
    expect((await row('Third').getByRole('cell').last().innerText()).trim()).toMatch(/^[1-5]$/);
    expect((await row('Full').getByRole('cell').last().innerText()).trim()).toBe('0');
    expect(await panel.getByRole('row').count()).toBe(4);
    await panel.getByText('Read from the panel').waitFor();
    await control(second, 'POST', 'networks', { name: 'Third', description: 'Renamed exit' });
    await panel.getByRole('button', { name: 'Refresh' }).click();
    await row('Renamed exit').waitFor();
    await withFault(second, { fault: 'http-500' }, async () => {
      await panel.getByRole('button', { name: 'Refresh' }).click();
      await panel.getByText('The networks could not be read').waitFor();
      await page.reload();
      await panel.getByText('Below is the last copy, read').waitFor();
      expect(await panel.getByRole('alert').or(panel.locator('.notice')).first().innerText()).toMatch(
        /read .*(ago|now|seconds?|minutes?)/s,
      );
      await row('Renamed exit').waitFor();
      expect(await panel.getByRole('row').count()).toBe(4);
      await expectSound(page);
    });
    await panel.getByRole('button', { name: 'Refresh' }).click();
    await panel.getByText('Read from the panel').waitFor();
    await close();
  });

  it('V014 the list and the page show accounts used of the maximum, and Disable and Enable work from the page', async () => {
    const { page, close } = await signedIn(WIDE);
    const name = `Limited ${Date.now()}`;
    await fillServer(page, name, new URL(second).port);
    await page.getByLabel('Accounts at most').fill('200');
    await page.getByRole('button', { name: 'Add server' }).click();
    await page.getByText('0 / 200').waitFor();
    await page.getByRole('button', { name: 'Disable' }).click();
    await page.getByText('Server disabled').waitFor();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByText('Server enabled').waitFor();
    await page.goto('/admin/servers');
    await page.getByRole('row', { name }).getByText('0 / 200').waitFor();
    await close();
  });
});

describe('the simulated panel', () => {
  it('V227 has a page on which a network is made and its protocols are ticked; the tree of a product shows it, and a later tick too', async () => {
    const panel = await visit(WIDE, first);
    const { page } = panel;
    await page.goto('/');
    await page.getByLabel('Name', { exact: true }).fill('Made-here');
    await page.getByLabel('Description').fill('Made on the page');
    await page.getByLabel('IPv4 subnet').fill('10.55.1.0/24');
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Create' }) });
    await form.getByLabel('wireguard').check();
    await form.getByRole('button', { name: 'Create' }).click();
    const row = page.getByRole('row', { name: 'Made-here' });
    await row.waitFor();
    await expectSound(page);
    const console = await signedIn(WIDE);
    await newProduct(console.page, `sim-${Date.now()}`);
    const line = network(console.page, 'Frankfurt', 'Made-here');
    await line.waitFor();
    expect(await line.innerText()).toContain('Made on the page');
    const struck = () => line.locator('s').allInnerTexts();
    expect(await struck()).toEqual(['AWG', 'OVPN', 'IKEv2']);
    await row.getByLabel('openvpn').check();
    await row.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: 'Made-here' }).waitFor();
    await newProduct(console.page, `sim-${Date.now()}`);
    await line.waitFor();
    expect(await struck()).toEqual(['AWG', 'IKEv2']);
    expect(panel.faults).toEqual([]);
    await console.close();
    await panel.close();
  });

  it('V206 portal, console and panel say that they are simulated; a panel is reset from its page; the demo begins anew when asked to', async () => {
    const portal = await visit(WIDE);
    await portal.page.goto('/');
    await portal.page.getByText('Simulated shop: nothing here is real').waitFor();
    await portal.close();
    const staff = await signedIn(WIDE);
    await staff.page.goto('/admin/');
    await staff.page.getByText('Simulated shop: nothing here is real').waitFor();
    await staff.close();

    await control(second, 'POST', 'networks', { name: 'Passing', cidr: '10.8.9.0/24', protocols: ['wireguard'] });
    const panel = await visit({ width: 360, theme: 'light' }, second);
    await panel.page.goto('/');
    await panel.page.getByText('This is a simulator. No tunnel exists').waitFor();
    await panel.page.getByRole('row', { name: 'Passing' }).waitFor();
    await panel.page.getByRole('button', { name: 'Reset this panel' }).click();
    await expect.poll(() => panel.page.getByRole('row', { name: 'Passing' }).count()).toBe(0);
    await panel.page.getByRole('row', { name: 'Default' }).first().waitFor();
    await panel.close();

    const dataDir = mkdtempSync(join(tmpdir(), 'culvert-reset-'));
    const options = { dataDir, anyFree: true, quiet: true, tick: false };
    let app = await startApp(options);
    try {
      const me = visitor(app.url);
      const account = { email: 'passing@reset.example', password: 'correct horse battery' };
      await me.post('/sign-up', { name: 'Passing', ...account, language: 'en' });
      const networks = async (of: Visitor) => {
        await of.post('/staff/session', app.logins?.admin);
        const { items } = await of.get<{ items: { id: string }[] }>('/admin/servers');
        const { networks: list } = await of.get<{ networks: { name: string }[] }>(
          `/admin/servers/${items[0]?.id}/networks`,
        );
        return list.map(({ name }) => name);
      };
      await control(app.simUrls[0] ?? '', 'POST', 'networks', { name: 'Passing', cidr: '10.77.9.0/24' });
      expect(await networks(visitor(app.url))).toContain('Passing');
      await app.stop();
      app = await startApp({ ...options, reset: true });
      await expect(visitor(app.url).post('/session', account)).rejects.toMatchObject({ status: 401 });
      await visitor(app.url).post('/session', app.logins?.customer);
      expect(await networks(visitor(app.url))).not.toContain('Passing');
    } finally {
      await app.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
