import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../scripts/supervisor/app.mjs';
import { closeBrowser, expectSound, type Look, visit } from './world/browser.ts';
import {
  addGroup,
  addServer,
  fillServer,
  heading,
  network,
  newProduct,
  price,
  signedIn,
  TOKEN,
} from './world/console-pages.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
const dataDir = mkdtempSync(join(tmpdir(), 'culvert-operator-'));
let app: Awaited<ReturnType<typeof startApp>>;

beforeAll(async () => {
  app = await startApp({ dataDir, anyFree: true, seed: false, quiet: true });
});
afterAll(async () => {
  await closeBrowser();
  await app?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const portOf = (url: string | undefined) => new URL(url ?? '').port;
const control = (path: string, body: unknown, method = 'POST', sim = 0) =>
  fetch(`${app.simUrls[sim]}/__sim/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('an operator', () => {
  it('sets up the shop from an empty one: first-admin link, servers with a test, group, product with price; a customer can then order', async () => {
    const { page, faults, close } = await visit(WIDE, app.url);
    await page.goto(`/admin/setup#${encodeURIComponent(app.setupToken)}`);
    await page.getByLabel('Name').fill('Olga Operator');
    await page.getByLabel('E-mail').fill('olga@shop.example');
    await page.getByLabel('Password', { exact: false }).first().fill('correct horse battery');
    await page.getByRole('button', { name: /administrator|set up|create/i }).click();
    await heading(page, 'Overview');
    await expectSound(page);

    await addServer(page, 'Frankfurt', portOf(app.simUrls[0]));
    await addServer(page, 'Warsaw', portOf(app.simUrls[1]));
    await addGroup(page, 'Europe', ['Frankfurt', 'Warsaw']);

    await page.goto('/admin/product-groups/new');
    await page.getByLabel('Key').fill('vpn');
    await page.getByLabel('Name', { exact: false }).first().fill('VPN');
    await page
      .getByRole('button', { name: /create|add|save/i })
      .last()
      .click();
    await page.waitForURL(/product-groups(\/[0-9A-Z]{26})?$/);

    await newProduct(page, 'basic');
    await network(page, 'Frankfurt', 'Default').getByRole('checkbox').check();
    await network(page, 'Warsaw', 'Default').getByRole('checkbox').check();
    await price(page, '5.00');
    await expectSound(page);
    await page.getByRole('button', { name: 'Create product' }).click();
    await page.waitForURL(/\/admin\/products\/[0-9A-Z]{26}/);

    const customer = await visit({ width: 360, theme: 'light' }, app.url);
    await customer.page.goto('/sign-up');
    await customer.page.getByLabel('Name').fill('First Customer');
    await customer.page.getByLabel('E-mail').fill('first@customer.example');
    await customer.page.getByLabel('Password', { exact: false }).first().fill('correct horse battery');
    await customer.page.getByRole('button', { name: 'Create account' }).click();
    await customer.page.getByText('Hello, First Customer').waitFor();
    await customer.page.goto('/order');
    await customer.page.getByText('Plan basic').waitFor();
    expect(faults).toEqual([]);
    await Promise.all([customer.close(), close()]);
  });

  const operator = () => signedIn(WIDE, app.url, { email: 'olga@shop.example', password: 'correct horse battery' });

  it('V005 V006 tests a connection before saving: five named steps, version, slots, licence, networks and latency are shown; a wrong token is named', async () => {
    const { page, close } = await operator();
    await fillServer(page, 'Elsewhere', portOf(app.simUrls[0]));
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('Connection works').waitFor();
    const report = (await page.locator('body').textContent()) ?? '';
    for (const word of ['Address', 'Status', 'Version', 'Licence', 'Networks', 'Panel version', '2.3.0', 'Latency'])
      expect(report).toContain(word);
    expect(report).toMatch(/\d+ ?\/ ?50/);
    await expectSound(page);
    await page.getByRole('textbox', { name: 'API token' }).fill('not-the-token-at-all');
    await page.getByRole('button', { name: /Test/ }).first().click();
    await page.getByText('Connection does not work').waitFor();
    expect(await page.locator('body').textContent()).toMatch(/token/i);
    await close();
  });

  it('V001 the saved token is never in the page again', async () => {
    const { page, close } = await operator();
    const answers: Promise<string>[] = [];
    page.on('response', (r) => r.url().includes('/rpc/') && answers.push(r.text().catch(() => '')));
    await page.goto('/admin/servers');
    await page.getByText('Frankfurt').first().click();
    await heading(page, /Frankfurt/);
    expect(await page.content()).not.toContain(TOKEN);
    await page.getByRole('link', { name: 'Edit' }).click();
    await heading(page, /Edit Frankfurt/);
    expect(
      await page.locator('input').evaluateAll((all) => all.map((i) => (i as HTMLInputElement).value)),
    ).not.toContain(TOKEN);
    expect(answers.length).toBeGreaterThan(2);
    expect((await Promise.all(answers)).join('')).not.toContain(TOKEN);
    expect(await page.content()).not.toContain(TOKEN);
    await expectSound(page);
    await close();
  });

  it('V029 V030 the tree has a block per server with slots, a box per network with its description, and struck-through badges for protocols that are off', async () => {
    const { page, close } = await operator();
    await newProduct(page, 'tree');
    expect(await page.locator('.net-server').count()).toBe(2);
    const block = page.locator('.net-server', { hasText: 'Frankfurt' });
    expect(await block.textContent()).toMatch(/slots: \d+\/50/);
    expect(await network(page, 'Frankfurt', 'Stream').textContent()).toContain('Streaming exit');
    const badges = network(page, 'Frankfurt', 'Stream').locator('s, del, .struck, [class*=off]');
    expect(await badges.allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/OVPN|OpenVPN/), expect.stringMatching(/IKEv2/)]),
    );
    const struck = await badges.first().evaluate((b) => getComputedStyle(b).textDecorationLine);
    expect(struck).toContain('line-through');
    await close();
  });

  it('V031 V032 with one server and then the whole group silent the tree says so, and saved ticks survive a save', async () => {
    const { page, close } = await operator();
    await newProduct(page, 'silent');
    await network(page, 'Frankfurt', 'Default').getByRole('checkbox').check();
    await network(page, 'Warsaw', 'Default').getByRole('checkbox').check();
    await price(page, '1.00');
    await page.getByRole('button', { name: 'Create product' }).click();
    await page.waitForURL(/\/admin\/products\/[0-9A-Z]{26}/);
    await control('faults', { fault: 'http-500' }, 'POST', 0);
    await page.reload();
    await page.locator('.net-server', { hasText: 'Frankfurt' }).locator('.net-error').waitFor();
    expect(await network(page, 'Warsaw', 'Default').getByRole('checkbox').isChecked()).toBe(true);
    await control('faults', { fault: 'http-500' }, 'POST', 1);
    await page.reload();
    await page.getByText('No server of this group can be reached').waitFor();
    await page.getByLabel('Upload').fill('10');
    await page.getByRole('button', { name: /save/i }).last().click();
    await page.getByText(/saved/i).first().waitFor();
    await control('faults', undefined, 'DELETE', 0);
    await control('faults', undefined, 'DELETE', 1);
    await page.reload();
    await page.getByText(/^Loaded \d+ networks/).waitFor();
    expect(await network(page, 'Frankfurt', 'Default').getByRole('checkbox').isChecked()).toBe(true);
    expect(await network(page, 'Warsaw', 'Default').getByRole('checkbox').isChecked()).toBe(true);
    await close();
  });

  it('V033 the order of pairs is changed by keyboard and stays after a save', async () => {
    const { page, close } = await operator();
    await newProduct(page, 'ordered');
    await network(page, 'Frankfurt', 'Default').getByRole('checkbox').check();
    await network(page, 'Warsaw', 'Default').getByRole('checkbox').check();
    await page.getByText('1. Frankfurt → Default').waitFor();
    await page.getByRole('button', { name: /^Move 1\. Frankfurt/ }).press('ArrowDown');
    await page.getByText('1. Warsaw → Default').waitFor();
    await price(page, '1.00');
    await page.getByRole('button', { name: 'Create product' }).click();
    await page.waitForURL(/\/admin\/products\/[0-9A-Z]{26}/);
    await page.reload();
    await page.getByText('1. Warsaw → Default').waitFor();
    await close();
  });

  it('V025 a speed beyond 10000 Mbit/s is refused at its field and nothing is created', async () => {
    const { page, close } = await operator();
    await newProduct(page, 'too-fast');
    await page.getByLabel('Download').fill('10001');
    await price(page, '1.00');
    await page.getByRole('button', { name: 'Create product' }).click();
    await page.locator('.field', { hasText: 'Download' }).getByText(/10000/).first().waitFor();
    expect(await page.getByLabel('Download').getAttribute('aria-invalid')).toBe('true');
    expect(page.url()).toMatch(/new$/);
    await close();
  });

  it('V026 V027 V028 an untouched product has the default name rule with 11 macros beside it; an unknown macro is refused on save, a long name warns', async () => {
    const { page, close } = await operator();
    await newProduct(page, 'named');
    const rule = page.getByLabel('Client name rule');
    expect(await rule.inputValue()).toBe('vpn-{client_id}-{service_id}-{random_letter_4}');
    const macros = page.locator('button', { hasText: /^\{\w+\}$/ });
    expect(await macros.count()).toBe(11);
    await rule.fill('a-rather-long-prefix-{service_id}');
    await page
      .getByText(/more than 15/)
      .first()
      .waitFor();
    await rule.fill('vpn-{nobody_knows}');
    await page.getByText('This rule would be refused').waitFor();
    await price(page, '1.00');
    await page.getByRole('button', { name: 'Create product' }).click();
    await page.locator('input[aria-invalid=true]').first().waitFor();
    expect(await rule.getAttribute('aria-invalid')).toBe('true');
    expect(page.url()).toMatch(/new$/);
    await close();
  });

  it('R-07 a network description with markup shows as text in the tree', async () => {
    await control('networks', {
      name: 'Evil',
      description: '<img src=x onerror="document.title=\'owned\'">',
      cidr: '10.66.0.0/24',
      wireguard: true,
    });
    const { page, close } = await operator();
    await newProduct(page, 'evil');
    expect(await network(page, 'Frankfurt', 'Evil').textContent()).toContain('<img src=x');
    expect(await page.title()).not.toBe('owned');
    await close();
  });
});
