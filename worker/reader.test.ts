import { beforeAll, describe, expect, it } from 'vitest';
import { staff, unique } from './testing/actors.ts';
import { panelAddress } from './testing/panels.ts';
import { aNetwork, order, shop, withRoomyLicence } from './testing/shop.ts';
import { type World, world } from './testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

/** The same person in a browser whose pages are in Polish. */
function inPolish({ jar }: { jar: Map<string, string> }) {
  const browser = w.browser({ 'accept-language': 'pl' });
  for (const [name, value] of jar) browser.jar.set(name, value);
  return browser;
}

describe('a Polish reader', () => {
  it('reads each step of a connection test, what to do about the one that failed, and the same in the kept report', async () => {
    const admin = await staff(w);
    const { token: _, ...draft } = { name: unique('server'), driver: 'puqvpncp' as const, ...panelAddress() };
    const fields = { ...draft, maxAccounts: null, timeZone: 'UTC', datacentre: '', note: '', disabled: false };
    const { api } = inPolish(admin);
    const { steps } = await api.admin.servers.test({ draft: fields, token: 'wrong-token-wrong-token' });
    const details = Object.fromEntries(steps.map(({ step, detail }) => [step, detail]));
    expect(details.status).toMatch(/Token jest błędny albo wygasł: wystaw nowy w panelu\.$/);
    expect(details.version).toBe('nie sprawdzano');
    const { id } = await api.admin.servers.create({ ...fields, token: panelAddress().token });
    await api.admin.servers.test({ id });
    expect((await api.admin.servers.readings({ id })).probe?.steps.map((s) => s.detail)).toContain(
      'token może odczytywać i zmieniać klientów',
    );
  });

  it('reads why an order was not set up and why its pairs were skipped; who reads English, and the activity log, too', async () => {
    const s = await shop(w, { networks: [await aNetwork({ cidr: '10.119.0.0/30' })] });
    const id = await order(s);
    await w.drain();
    const { api } = inPolish(s.admin);
    const seen = await api.admin.services.get({ id });
    expect(seen.cause?.message).toBe('W żadnej lokalizacji nie ma teraz miejsca na nowe konto. Nic nie pobrano.');
    expect(seen.skipped.map((pair) => pair.reason)).toEqual([expect.stringMatching(/^brak wolnych adresów w sieci /)]);
    expect((await inPolish(s.buyer).api.client.services.get({ id })).cause?.message).toBe(seen.cause?.message);
    const entries = (await api.admin.activity.list({ subject: `service:${id}` })).items.map((entry) => entry.summary);
    expect(entries.join('\n')).toMatch(
      /Nie udało się uruchomić usługi \d+: nie da się wdrożyć na żadnej parze: .*brak wolnych/,
    );
    const english = await s.admin.api.admin.services.get({ id });
    expect(english.cause?.message).toMatch(/^No location has room/);
    expect(english.skipped[0]?.reason).toMatch(/^full: /);
  });

  it('reads what is wrong with a request: the problem, its detail and each field', async () => {
    const { rest } = await staff(w);
    const ask = async (headers: Record<string, string>) => {
      const answer = await rest('POST', '/api/v1/admin/tokens', { name: '', expiresAt: 'x', odd: 1 }, headers);
      return (await answer.json()) as { title: string; errors: { pointer: string; message: string }[] };
    };
    const polish = await ask({ 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.8' });
    expect(polish.title).toBe('Niektóre pola wymagają poprawy.');
    expect(polish.errors).toContainEqual({ pointer: '/name', message: 'Podaj wartość.' });
    expect(polish.errors).toContainEqual({ pointer: '/odd', message: 'Nie ma pola o nazwie „odd”.' });
    expect((await ask({})).errors).toContainEqual({ pointer: '/name', message: 'Enter a value.' });
    const missing = await rest('GET', '/api/v1/nothing', undefined, { 'accept-language': 'pl' });
    expect(await missing.json()).toMatchObject({ code: 'not_found', title: 'Nie ma takiego rekordu.' });
  });
});
