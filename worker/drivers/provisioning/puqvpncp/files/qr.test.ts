import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { inEnglish, told } from '../../../../kernel/words/word.ts';
import type { ProbeReport, ProbeStep } from '../../port.ts';
import type { PanelClient, Reply } from '../wire/client.ts';
import { qrStep } from './qr.ts';
import { openSimulated, sim } from './simulated.ts';

const probe = (): Promise<ProbeReport> => openSimulated().peer.probe();
const step = (report: ProbeReport, name: ProbeStep['step']) =>
  told(report, inEnglish).steps.find((one) => one.step === name);

beforeEach(async () => {
  await sim.reset();
});
afterAll(async () => {
  await sim.reset();
});

describe('the panel’s own QR code', () => {
  const anAccount = async () => {
    const { peer } = openSimulated();
    await peer.create({ name: 'probed', network: 'Default', mayExist: false });
  };
  const qr = async () => step(await probe(), 'qr');

  it.each([
    ['tabs', 'base64'],
    ['glued', 'datauri'],
    ['crlf', 'base64'],
  ])(
    'given a text with %s and a code as %s that says the same, step qr is ok and names the account',
    async (configText, form) => {
      await anAccount();
      await sim.mode({ configText, qr: form });
      expect(await qr()).toEqual({ step: 'qr', state: 'ok', detail: 'that of probed says what we deliver' });
    },
  );

  it('given one that decodes to something else, step qr warns, names the key that differs and no value, and the test is still OK', async () => {
    await anAccount();
    await sim.fault('qr-other');
    const report = await probe();
    expect(report.ok).toBe(true);
    expect(step(report, 'qr')).toEqual({
      step: 'qr',
      state: 'warning',
      fault: 'mismatch',
      detail:
        "the panel's QR code of probed says something else than its configuration: it differs in Endpoint. Customers get ours, made from the configuration.",
    });
    expect(JSON.stringify(report)).not.toMatch(/198\.51\.100\.7|PrivateKey/);
  });

  it('given a panel without QR codes, or without an account, step qr says so and is ok', async () => {
    expect(await qr()).toMatchObject({ state: 'ok', detail: expect.stringContaining('no WireGuard account') });
    await anAccount();
    await sim.fault('qr-missing');
    expect(await qr()).toMatchObject({ state: 'ok', detail: expect.stringContaining('no QR codes') });
  });

  it.each([
    ['a list that fails', { fault: 'http-500', route: 'GET /client' }, /HTTP 500/],
    ['a picture that fails', { fault: 'http-500', route: 'GET /client/{name}/config/qr' }, /HTTP 500/],
    ['a text that fails', { fault: 'json-empty', route: 'GET /client/{name}/config/text' }, /no configuration/],
    ['half a picture', { fault: 'json-cut', route: 'GET /client/{name}/config/qr' }, /not compared/],
  ])(
    'given %s, step qr warns that nothing was compared, and the test is still OK',
    async (_, { fault, route }, why) => {
      await anAccount();
      await sim.fault(fault, { route });
      const report = await probe();
      expect(report.ok).toBe(true);
      expect(step(report, 'qr')).toMatchObject({ state: 'warning', detail: expect.stringMatching(why) });
    },
  );

  it('given an account that is suspended, looks at the next one', async () => {
    await anAccount();
    const { peer } = openSimulated();
    await peer.suspend('probed');
    expect(await qr()).toMatchObject({ state: 'ok', detail: expect.stringContaining('no WireGuard account') });
    await peer.create({ name: 'second', network: 'Default', mayExist: false });
    expect(await qr()).toMatchObject({ state: 'ok', detail: expect.stringContaining('that of second') });
  });

  it('given less than half a second that is left, no picture is asked for', async () => {
    const record = { name: 'a', status: 'enable', b_download: 0, b_upload: 0 };
    const accounts: Reply = { ok: true, payload: [record], cut: false, tookMs: 1 };
    const asked: string[] = [];
    const panel: PanelClient = {
      now: () => 0,
      note: () => undefined,
      call: async (_, path) => {
        asked.push(path.join('/'));
        return { ok: true, payload: '', cut: false, tookMs: 1 };
      },
    };
    const late = told(await qrStep(panel, accounts, [], 499), inEnglish);
    expect(late).toMatchObject({ state: 'warning', detail: expect.stringContaining('took too long') });
    expect(asked).toEqual([]);
    await qrStep(panel, accounts, [], 500);
    expect(asked).toEqual(['client/a/config/text', 'client/a/config/qr']);
  });

  it('given a code sent as a picture instead of text, step qr says that it could not be compared', async () => {
    await anAccount();
    await sim.mode({ qr: 'png' });
    expect(await qr()).toMatchObject({ state: 'warning', detail: expect.stringContaining('not compared') });
  });
});
