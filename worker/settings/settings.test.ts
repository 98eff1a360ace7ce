import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { DEFAULT_SETTINGS, isTimeZone, publicOrigin, settingsOf } from './rules.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

describe('settings', () => {
  it('a fresh shop has the defaults; saved ones are read back and audited with before and after', async () => {
    const { api } = await staff(w);
    expect((await api.admin.settings.get({})).general).toEqual(DEFAULT_SETTINGS);
    await api.admin.settings.save({ ...DEFAULT_SETTINGS, shopName: 'Tunnel & Co', taxRatePpm: 0 });
    const { general, currencies } = await api.admin.settings.get({});
    expect(general).toMatchObject({ shopName: 'Tunnel & Co', taxRatePpm: 0 });
    expect(currencies.find((c) => c.code === 'JPY')?.minorDigits).toBe(0);
    const entry = await w.env.DB.prepare("SELECT detail FROM activity WHERE action = 'settings.saved'").first<string>(
      'detail',
    );
    expect(JSON.parse(entry ?? '')).toMatchObject({ before: { taxRatePpm: 230_000 }, after: { taxRatePpm: 0 } });
    expect((await api.public.staffSession({})).brand.name).toBe('Tunnel & Co');
  });

  it('the address for customers is told to the portal; a save that leaves it out keeps it, an empty one takes it away, a wrong one is refused', async () => {
    const { api } = await staff(w);
    const told = async () => (await api.public.session({})).brand.contactEmail;
    const { contactEmail: _, ...without } = DEFAULT_SETTINGS;
    await api.admin.settings.save({ ...without, contactEmail: 'help@shop.test' });
    expect(await told()).toBe('help@shop.test');
    await api.admin.settings.save(without);
    expect(await told()).toBe('help@shop.test');
    await expect(api.admin.settings.save({ ...without, contactEmail: 'help' })).rejects.toMatchObject({
      data: { errors: [{ pointer: '/contactEmail' }] },
    });
    await api.admin.settings.save({ ...without, contactEmail: '' });
    expect(await told()).toBe('');
  });

  it('a wrong zone, an unlisted currency and a maximum below the minimum are refused together, each at its field', async () => {
    const { api } = await staff(w);
    const bad = {
      ...DEFAULT_SETTINGS,
      timeZone: 'Nowhere',
      defaultCurrency: 'XXX',
      minTopUpMicro: 10,
      maxTopUpMicro: 9,
    };
    await expect(api.admin.settings.save(bad)).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/timeZone' }, { pointer: '/defaultCurrency' }, { pointer: '/maxTopUpMicro' }] },
    });
  });

  it('the public address is scheme and host, in https unless it is tried out; anything else is refused at its field', async () => {
    for (const mode of ['production', 'demo'] as const) {
      expect(publicOrigin('https://vpn.example.com', mode)).toBe('https://vpn.example.com');
      expect(publicOrigin('HTTPS://VPN.Example.com:443/', mode)).toBe('https://vpn.example.com');
    }
    expect(publicOrigin('http://127.0.0.1:8787', 'demo')).toBe('http://127.0.0.1:8787');
    const bad = [
      '',
      'vpn.example.com',
      'ftp://a.test',
      'https://',
      'https://a.test/shop',
      'https://a.test?x',
      'https://u:p@a.test',
    ];
    for (const text of [...bad, 'http://vpn.example.com', 'https://a.test#x', 'javascript:alert(1)'])
      expect(publicOrigin(text, 'production'), text).toBeNull();
    const { api } = await staff(w);
    await expect(
      api.admin.settings.save({ ...DEFAULT_SETTINGS, publicAddress: 'vpn.example.com' }),
    ).rejects.toMatchObject({ data: { errors: [{ pointer: '/publicAddress' }] } });
  });

  it('settings stored by an older release take today’s defaults for what they lack', () => {
    expect(settingsOf('{"shopName":"Old"}')).toEqual({ ...DEFAULT_SETTINGS, shopName: 'Old' });
    expect([isTimeZone('Europe/Warsaw'), isTimeZone('Europe/Warschau')]).toEqual([true, false]);
  });
});
