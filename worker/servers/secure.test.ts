/** Secure or not: real https panels, one trusted, one made out for another name, one self-signed; and one over http. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { staff, unique } from '../testing/actors.ts';
import { SERVER_DRIVER } from '../testing/drivers.ts';
import { panelAddress, steer } from '../testing/panels.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const draft = (over: Record<string, unknown> = {}) => ({
  name: unique('server'),
  driver: SERVER_DRIVER,
  maxAccounts: null,
  timeZone: 'UTC',
  datacentre: '',
  note: '',
  disabled: false,
  ...panelAddress(),
  ...over,
});
const over = (url: string, secure = true) => ({
  host: 'localhost',
  port: Number(new URL(url).port),
  secure,
  plainHttpAccepted: !secure,
});

/** Saved, tested, and what the failing step says. */
async function tested(fields: Record<string, unknown>) {
  const { api } = await staff(w);
  const { id } = await api.admin.servers.create(draft(fields));
  const report = await api.admin.servers.test({ id });
  return {
    ...report,
    server: await api.admin.servers.get({ id }),
    failed: report.steps.find((s) => s.state === 'failed'),
  };
}

describe('V224 Secure', () => {
  it('V224 given a panel whose certificate verifies, it is called by https only and the test passes', async () => {
    const { trusted } = inject('tlsPanels');
    const found = await tested(over(trusted));
    expect(found.failed?.detail).toBeUndefined();
    expect(found).toMatchObject({ ok: true, version: '2.3.0', server: { secure: true } });
    expect(found.server.baseUrl).toBe(`https://localhost:${new URL(trusted).port}`);
  });

  it.each(['selfSigned', 'elsewhere'] as const)(
    'V224 given a certificate that is %s, nothing is asked, and the failed step says that the certificate does not verify and why that may be',
    async (which) => {
      const { ok, failed, steps, server } = await tested(over(inject('tlsPanels')[which]));
      expect(ok).toBe(false);
      expect(failed).toMatchObject({ step: 'address' });
      expect(failed?.detail).toMatch(/certificate does not verify.*self-signed.*another name than localhost/);
      expect(steps.filter(({ state }) => state === 'ok')).toEqual([]);
      expect(server.probe).toMatchObject({ ok: false, failedStep: 'address', detail: failed?.detail });
    },
  );

  it('V224 unticked it is called by http, and only after somebody accepted that the token travels readable', async () => {
    const { api } = await staff(w);
    const refused = api.admin.servers.create(draft({ plainHttpAccepted: false }));
    await expect(refused).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/plainHttpAccepted', message: expect.stringContaining('readable') }] },
    });
    await steer('DELETE', 'log');
    const found = await tested({});
    expect(found).toMatchObject({ ok: true, server: { secure: false, plainHttpAccepted: true } });
    expect(found.server.baseUrl).toMatch(/^http:\/\//);
    expect((await steer('GET', 'log')) as unknown[]).not.toEqual([]);
  });

  it('V224 https is never given up for http: a panel that speaks only http is refused, and its token is not sent', async () => {
    await steer('DELETE', 'log');
    const { ok, failed } = await tested({ secure: true, plainHttpAccepted: true });
    expect([ok, failed?.detail]).toEqual([false, expect.stringContaining('speaks plain http')]);
    expect(await steer('GET', 'log')).toEqual([]);
  });
});
