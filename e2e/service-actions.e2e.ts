/** What owner and staff may do to a service on its page. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeBrowser, expectSound, visit } from './world/browser.ts';
import { steer } from './world/delivered.ts';
import { LONGEST_MS, openedBeforeThePanel } from './world/held-page.ts';
import {
  accountOf,
  confirm,
  fact,
  makeService,
  onPanel,
  onService,
  PHONE,
  press,
  productId,
  region,
  row,
  says,
  setSpeed,
  vpn,
} from './world/one-service.ts';
import { signUp } from './world/portal-pages.ts';
import { until } from './world/visitor.ts';

afterAll(closeBrowser);

it('a customer cancels an order that waits for its payment; the page says so, and nothing was charged', async () => {
  const { page, faults, close } = await visit();
  await signUp(page);
  await page.goto('/order');
  await page.getByRole('link', { name: /Plus/ }).first().click();
  await page.getByText('Bank transfer').click();
  await page.getByRole('button', { name: /order$/ }).click();
  await page.waitForURL(/\/pay\//);
  await page.goto('/');
  await page
    .getByRole('link', { name: /Plus #/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Cancel this order' }).click();
  await expectSound(page);
  await page.locator('dialog[open]').getByRole('button', { name: 'Cancel order' }).click();
  await page.getByText('This order was cancelled').waitFor();
  await page.getByText('You cancelled this order. Nothing was charged.').waitFor();
  expect(await page.getByRole('button', { name: 'Cancel this order' }).count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

beforeAll(makeService, 90_000);
afterAll(() => steer('faults', {}, 'DELETE'));

it('V122 V123 given a service with one protocol switched off and a device connected, staff see each field of the VPN client with that protocol struck through, and every raw field of the session with when it was last checked', async () => {
  await steer('faults', { fault: 'proto-off', arg: 'openvpn' });
  await steer('sessions', { client: vpn.vpnName, protocol: 'wireguard', rx: 20_961, tx: 396_152 });
  const { page, faults, close } = await onService();
  const credentials = await vpn.me.post<{ username: string; password: string }>(
    `/client/services/${vpn.id}/credentials`,
    {},
  );
  expect(await fact(page, 'Name on the panel').innerText()).toContain(vpn.vpnName);
  expect(await fact(page, 'IPv4 address').innerText()).toContain(vpn.ipv4);
  expect(await fact(page, 'Username').innerText()).toContain(credentials.username);
  expect(await fact(page, 'Network').innerText()).not.toBe('—');
  expect(await fact(page, 'State').innerText()).toBe('Enabled');
  expect((await fact(page, 'Down / up').innerText()).replace(/\s/g, ' ')).toBe('250 / 100 Mbit/s');
  expect(await fact(page, 'Password').innerText()).not.toContain(credentials.password);
  await fact(page, 'Password').getByRole('button', { name: 'Show' }).click();
  await fact(page, 'Password').getByText(credentials.password, { exact: true }).waitFor();
  const struck = fact(page, 'Protocols').locator('s');
  const off = await struck.allInnerTexts();
  expect([off.includes('OVPN'), off.includes('WG')]).toEqual([true, false]);
  expect(await struck.last().evaluate((el) => getComputedStyle(el).textDecorationLine)).toContain('line-through');

  const live = region(page, 'Connection status');
  await live.locator('[data-state="online"]').waitFor();
  const chips = (await live.locator('.live-chip').allInnerTexts()).map((chip) => chip.replace(/\s+/g, ' '));
  for (const raw of [/^network \S+/, /^ip 10\./, /^endpoint \S+:\d+/, /^latest_handshake \d{10}$/])
    expect(chips, String(raw)).toContainEqual(expect.stringMatching(raw));
  expect(chips).toContainEqual(expect.stringMatching(/^transfer_rx 20961$|^transfer_rx \d{5,}$/));
  expect(chips).toContainEqual(expect.stringMatching(/^transfer_tx \d{6,}$/));
  expect(await live.innerText()).toMatch(/Last checked \d\d:\d\d:\d\d/);
  await expectSound(page);
  await steer('faults', {}, 'DELETE');
  await steer(`sessions/${vpn.vpnName}`, undefined, 'DELETE');
  expect(faults).toEqual([]);
  await close();
});

it('V126 given a product whose speed changed since and a panel that drifted, staff see the effective speed, the product’s and the panel’s side by side, and which differs', async () => {
  const { page, close } = await onService();
  expect(await row(page, 'Effective').innerText()).toMatch(/250 \/ 100/);
  expect(await row(page, 'Product').innerText()).toMatch(/250 \/ 100[\s\S]*The product has the same now/);
  expect(await row(page, 'On the server').innerText()).toMatch(/250 \/ 100[\s\S]*As sold/);
  await setSpeed(productId, 300);
  await onPanel('PUT', { b_download: 5 });
  await page.reload();
  await row(page, 'On the server').getByText('Not as sold').waitFor();
  expect(await row(page, 'Effective').innerText()).toMatch(/250 \/ 100/);
  expect(await row(page, 'Product').innerText()).toMatch(/300 \/ 100[\s\S]*has changed/);
  expect(await row(page, 'On the server').innerText()).toMatch(/5 \/ 100/);
  await close();
});

it('V128 given a delivered service, each command says what it will do, then how it ended, and the panel is so; one that fails says why; what cannot apply is not offered', async () => {
  const { page, faults, close } = await onService();
  const buttons = () => page.locator('.page-action').getByRole('button').allInnerTexts();
  expect(await buttons()).toEqual([
    'Compare with server',
    'Change package',
    'Resend welcome mail',
    'Suspend',
    'Terminate',
  ]);

  await press(page, 'Compare with server');
  await says(page, '1 thing differs:');
  await says(page, /Download: should be 250.Mbit\/s, the server has 5.Mbit\/s/);
  await page.locator('[data-part="result"]').getByRole('button', { name: 'Put right' }).click();
  await says(page, 'The server is being told what the account should be:');
  await until(accountOf, (account) => account?.downMbps === 250);
  expect(await accountOf()).toMatchObject({ enabled: true, downMbps: 250, upMbps: 100 });
  await press(page, 'Compare with server');
  await says(page, 'The account is as it should be.');

  await steer('faults', { fault: 'bw-ignored' });
  await press(page, 'Change package');
  await page.locator('dialog[open]').getByLabel('Product').selectOption(productId);
  await expectSound(page);
  await confirm(page, 'Change package');
  await page
    .locator('dialog[open]')
    .getByText(/did not set the speed/)
    .first()
    .waitFor();
  await steer('faults', {}, 'DELETE');
  await confirm(page, 'Change package');
  await says(page, /Package changed: 300 \/ 100/);
  expect(await accountOf()).toMatchObject({ downMbps: 300 });

  await steer('faults', { fault: 'http-500', route: 'GET /client/{name}' });
  await press(page, 'Compare with server');
  await page.getByText('Compare with server: failed').waitFor();
  await says(page, /did not say: .*500/);
  await steer('faults', {}, 'DELETE');

  await press(page, 'Resend welcome mail');
  await confirm(page, 'Resend welcome mail');
  await says(page, /^Queued for \S+@customer\.example, with the /);

  await press(page, 'Suspend');
  await page
    .locator('dialog[open]')
    .getByText(/whoever is connected is cut off/)
    .waitFor();
  await expectSound(page);
  await page.locator('dialog[open]').getByLabel('Reason').fill('Complaint 17');
  await confirm(page, 'Suspend');
  await says(page, /is suspended\. Its server is being told/);
  await page.getByText('Suspended by staff').waitFor();
  expect(await page.locator('.notice', { hasText: 'Suspended by staff' }).innerText()).toMatch(
    /Complaint 17[\s\S]*suspended_by_staff[\s\S]*since/,
  );
  await fact(page, 'State').getByText('Disabled').waitFor();
  expect(await accountOf()).toMatchObject({ enabled: false });
  expect(await buttons()).toEqual(['Compare with server', 'Terminate', 'Unsuspend']);

  await press(page, 'Unsuspend');
  await page
    .locator('dialog[open]')
    .getByText(/enabled again with its speeds/)
    .waitFor();
  await confirm(page, 'Unsuspend');
  await says(page, /goes on\. Its server is being told/);
  await fact(page, 'State').getByText('Enabled').waitFor();
  expect(await accountOf()).toMatchObject({ enabled: true, downMbps: 300 });
  await expectSound(page);
  expect(faults.filter((fault) => !/status of 502/.test(fault))).toEqual([]);
  await close();
});

it('V072 given a VPN client that somebody deleted on the panel, its service page says that it is missing there; compared, it needs attention; a new account ends that', async () => {
  await onPanel('DELETE');
  const { page, faults, close } = await onService(PHONE);
  await page.getByText(`The server has no account ${vpn.vpnName}`).waitFor();
  expect(await fact(page, 'State').innerText()).toBe('Missing on the server');
  await expectSound(page);
  await press(page, 'Compare with server');
  await says(page, 'The server answers and has no such account.');
  await page.locator('.page-title').getByText('Needs attention').waitFor();
  await expectSound(page);
  await press(page, 'Make a new account');
  await page
    .locator('dialog[open]')
    .getByText(/every device must be set up again/)
    .waitFor();
  await confirm(page, 'Make a new account');
  await fact(page, 'State').getByText('Enabled').waitFor();
  expect(await accountOf()).toMatchObject({ enabled: true, downMbps: 300, upMbps: 100 });
  expect(await page.locator('.page-title').getByText('Needs attention').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

it('a comparison of the server lists what differs with what putting it right does, does it after a question, and is kept', async () => {
  await onPanel('PUT', { b_download: 7 });
  const { page, faults, close } = await onService();
  await region(page, 'API connection').getByRole('link').first().click();
  await region(page, 'Accounts and services').getByRole('button', { name: 'Compare now' }).click();
  await page.waitForURL(/reconcile-reports\//);
  const found = page.getByRole('row').filter({ hasText: vpn.vpnName });
  await found.getByText('Speed drifted').waitFor();
  expect(await found.innerText()).toMatch(/sold 300\/100[\s\S]*enabled with the speeds as sold/);
  expect(await accountOf()).toMatchObject({ downMbps: 7 });
  await expectSound(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectSound(page);
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.getByRole('button', { name: /^Put / }).click();
  await page.locator('dialog[open]').getByRole('button', { name: /^Put / }).click();
  await page.locator('.page-title').getByText('Put right').waitFor();
  await until(accountOf, (account) => account?.downMbps === 300);
  expect(await accountOf()).toMatchObject({ downMbps: 300 });
  await page.goto('/admin/reconcile-reports');
  await page.locator('main tbody').getByText('Put right').first().waitFor();
  await expectSound(page);
  expect(faults).toEqual([]);
  await close();
});

it('V129 R-20 given a panel that never answers, every page of the console that asks it shows its own data while it waits, and then what is known of the panel; the service page names the reason in its API box; once it answers again, so does the box', async () => {
  const { page, close } = await onService();
  const box = region(page, 'API connection');
  const server = await box.getByRole('link').first().getAttribute('href');
  const own = `/admin/services/${vpn.id}`;
  const again = () => box.getByRole('button', { name: 'Ask again' }).click();
  const paths = [own, `${own}/traffic`, server ?? '', `/admin/products/${productId}`];
  try {
    await steer('faults', { fault: 'timeout' });
    const began = Date.now();
    await again();
    await box.getByText(/does not answer as it should/).waitFor({ timeout: LONGEST_MS });
    expect(Date.now() - began).toBeLessThanOrEqual(LONGEST_MS);
    expect(Date.now() - began, 'it was asked, and it hung').toBeGreaterThan(5_000);
    expect(await box.innerText()).toMatch(/Down[\s\S]*no answer in time/);
    await steer('faults', {}, 'DELETE');
    await again();
    await box.getByText('Answers').waitFor();
    await steer('faults', { fault: 'timeout' });
    for (const took of await Promise.all(paths.map((path) => openedBeforeThePanel(page.context(), path))))
      expect(took).toMatchObject({ asks: true, shell: true, all: true });
  } finally {
    await steer('faults', {}, 'DELETE');
    await again();
    await box.getByText('Answers').waitFor();
  }
  await close();
});

it('V128 terminated, the service says so and offers no command any more; its account is gone', async () => {
  const { page, faults, close } = await onService(PHONE);
  await press(page, 'Terminate');
  await page
    .locator('dialog[open]')
    .getByText(/What was paid ahead/)
    .waitFor();
  await expectSound(page);
  await page.locator('dialog[open]').getByLabel('Reason').fill('Fraud 9');
  await confirm(page, 'Terminate');
  await says(page, /is terminated\. Its account is being removed/);
  await until(accountOf, (account) => account === undefined);
  expect(await accountOf()).toBeUndefined();
  await page.locator('.page-title').getByText('Terminated').first().waitFor();
  await until(
    () => page.locator('.page-action button').count(),
    (n) => n === 0,
  );
  expect(await page.locator('.page-action button').count()).toBe(0);
  await expectSound(page);
  expect(faults).toEqual([]);
  await close();
});
