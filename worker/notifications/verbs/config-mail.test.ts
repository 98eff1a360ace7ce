import { decode as decodePng } from 'fast-png';
import decodeQr from 'qr/decode.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ok } from '../../drivers/outcome.ts';
import type { Mail, SenderDriver } from '../../drivers/sender/port.ts';
import { drivers } from '../../registry.ts';
import { staff } from '../../testing/actors.ts';
import { withFault } from '../../testing/panels.ts';
import { aNetwork, order, type ShopOptions, shop, withRoomyLicence } from '../../testing/shop.ts';
import { ORIGIN, type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
let sent: Mail[];
beforeAll(async () => {
  w = await world();
});
beforeEach(() => {
  sent = [];
  const log: SenderDriver = {
    key: 'log',
    label: 'Test',
    simulated: false,
    capabilities: [],
    config: z.strictObject({}),
    open: () => ({
      send: async (mail) => {
        sent.push(mail);
        return ok(null);
      },
    }),
  };
  w.app.drivers = { ...drivers, sender: { log } };
});

/** An order that is delivered, with the mails its owner got. */
async function delivered(options: ShopOptions = {}, deliver: () => Promise<unknown> = () => w.drain()) {
  const s = await shop(w, { ...options, vpn: { welcomeMail: 'config', ...options.vpn } });
  const id = await order(s);
  await deliver();
  return { s, id, mails: () => sent.filter(({ to }) => to === s.buyer.email) };
}
const configOf = (of: Awaited<ReturnType<typeof delivered>>) =>
  of.s.buyer.api.client.services.config({ id: of.id, protocol: 'wireguard' });

function readQr(png: Uint8Array | undefined): string {
  const { width, height, data } = decodePng(png ?? new Uint8Array());
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.fill(Number(data[i]), i * 4, i * 4 + 3);
  return decodeQr({ width, height, data: rgba });
}

/** White pixels around the dark ones, on each side. */
function marginOf(png: Uint8Array | undefined) {
  const { width, height, data } = decodePng(png ?? new Uint8Array());
  const dark = [...data].flatMap((shade, i) => (shade === 0 ? [{ x: i % width, y: Math.floor(i / width) }] : []));
  const [xs, ys] = [dark.map(({ x }) => x), dark.map(({ y }) => y)];
  const least = (of: number[]) => of.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (of: number[]) => of.reduce((a, b) => Math.max(a, b), 0);
  return [least(xs), least(ys), width - 1 - most(xs), height - 1 - most(ys)];
}

describe('the mail about a new service of a product that mails its configuration', () => {
  it('holds the delivered text, its file and a QR code of the same bytes, and a link to the page', async () => {
    const of = await delivered();
    const { text, fileName } = await configOf(of);
    const [mail, ...more] = of.mails();
    expect(more).toEqual([]);
    expect(mail?.text).toContain(`\n\n${text}`);
    expect(mail?.text).toContain(`${ORIGIN}/services/${of.id}\n`);
    const [code, file] = mail?.attachments ?? [];
    expect(code).toMatchObject({
      contentId: 'qr',
      mediaType: 'image/png',
      fileName: fileName.replace('.conf', '.png'),
    });
    expect(readQr(code?.content)).toBe(text);
    // Four modules of six pixels: https://www.qrcode.com/en/howto/code.html
    for (const white of marginOf(code?.content)) expect(white).toBeGreaterThanOrEqual(24);
    expect(file).toMatchObject({ contentId: null, fileName });
    expect(new TextDecoder().decode(file?.content)).toBe(text);
  });

  it('is sealed: no table holds the key, staff read the mail without it', async () => {
    const of = await delivered();
    const key = /PrivateKey = (\S+)/.exec((await configOf(of)).text)?.[1] ?? 'none';
    expect(of.mails()[0]?.text).toContain(key);
    for (const table of ['mail', 'job', 'activity', 'service'])
      expect(JSON.stringify((await w.env.DB.prepare(`SELECT * FROM ${table}`).all()).results), table).not.toContain(
        key,
      );
    const { api } = await staff(w, ['monitoring.read']);
    const [listed] = (await api.admin.mails.list({ q: of.s.buyer.email })).items;
    expect(listed?.text).toContain('\n\n***\n');
    expect(listed?.text).not.toMatch(/PrivateKey|\[Interface\]/);
  });

  it('stands in the demo’s mailbox as it is sent', async () => {
    const of = await delivered();
    const { text } = await configOf(of);
    const mail = (await w.browser().api.public.demoMails({})).items.find(({ to }) => to === of.s.buyer.email);
    expect(mail?.text).toContain(text);
    const [code] = mail?.attachments ?? [];
    expect(readQr(Uint8Array.from(atob(code?.base64 ?? ''), (c) => c.charCodeAt(0)))).toBe(text);
  });

  it('waits for a panel that keeps silent and comes once', async () => {
    const fault = { fault: 'http-502', route: 'GET /client/{name}/config/text' };
    const of = await delivered({}, () => withFault(fault, () => w.drain()));
    expect(of.mails()).toEqual([]);
    w.advance(3_600_000);
    await w.drain();
    expect(of.mails()).toHaveLength(1);
    expect(of.mails()[0]?.attachments).toHaveLength(2);
  });

  it('only links when the panel never answers, so that the customer hears of it all the same', async () => {
    const fault = { fault: 'http-502', route: 'GET /client/{name}/config/text' };
    const of = await delivered({}, () =>
      withFault(fault, async () => {
        for (let i = 0; i < 12; i++) {
          await w.drain();
          w.advance(3_600_000);
        }
      }),
    );
    expect(of.mails()).toMatchObject([{ attachments: [], text: expect.stringContaining(`/services/${of.id}\n`) }]);
    expect(of.mails()[0]?.text).not.toContain('QR code');
  });

  it('only links where the network has no WireGuard', async () => {
    const network = await aNetwork({ protocols: ['openvpn'] });
    const of = await delivered({ networks: [network] });
    expect(of.mails()).toMatchObject([{ attachments: [] }]);
  });
});

describe('the mail about a new service', () => {
  it('only links, without any secret, unless the product says otherwise', async () => {
    const of = await delivered({ vpn: { welcomeMail: 'link' } });
    const { text } = await configOf(of);
    expect(of.mails()).toMatchObject([{ attachments: [] }]);
    for (const line of text.split('\n').filter((l) => l.includes('='))) expect(of.mails()[0]?.text).not.toContain(line);
    expect(
      (await w.env.DB.prepare('SELECT * FROM mail WHERE recipient = ?').bind(of.s.buyer.email).first())?.config_sealed,
    ).toBeNull();
  });
});
