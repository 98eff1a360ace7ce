/** The contract of the gateway port: every gateway runs it, against its simulator when it calls somebody. */
import { describe, expect, it } from 'vitest';
import { driverSuite } from '../driver.suite.ts';
import type { GatewayDriver, GatewayPeer, PaymentRequest } from './port.ts';

export type GatewaySubject = {
  driver: GatewayDriver;
  /** A configuration that the gateway takes. */
  config: Record<string, unknown>;
  /** With the right secrets, or with wrong ones. */
  open(how?: 'wrong credential'): GatewayPeer;
  /** What the gateway calls; absent when it calls nobody. */
  remote?: {
    /** From now on it answers every call with a failure of its own, or not at all; null: as usual. */
    breakWith(fault: 'server error' | 'silence' | null): Promise<void>;
    /** Everything that was logged since the test began, as one text, and the secrets that must not be in it. */
    logged(): { text: string; secrets: string[] };
  };
};

let last = 0;
const aPayment = (): PaymentRequest => ({
  paymentId: `01JPAYMENT${String(++last).padStart(16, '0')}`,
  reference: `PF-2026-${last}`,
  amountMinor: 12_345,
  currency: 'EUR',
  returnUrl: `https://shop.example/pay/${last}`,
});

function starting({ open }: GatewaySubject) {
  it('says what the customer does next: an address to go to, or instructions', async () => {
    const started = await open().start(aPayment());
    if (started.kind !== 'ok') throw new Error(started.why.detail);
    if (started.value.kind === 'instructions') expect(started.value.text.trim()).not.toBe('');
    else expect(started.value.url).toMatch(/^(\/|https:\/\/)/);
  });

  it('twice for one payment is once', async () => {
    const payment = aPayment();
    const first = await open().start(payment);
    expect(await open().start(payment)).toEqual(first);
  });

  it('instructions name what the payer quotes wherever the operator asks for it', async () => {
    const payment = aPayment();
    const started = await open().start(payment);
    const text = started.kind === 'ok' && started.value.kind === 'instructions' ? started.value.text : '';
    expect(text).not.toContain('{NUMBER}');
  });
}

function failing({ open }: GatewaySubject, remote: NonNullable<GatewaySubject['remote']>) {
  it('a wrong credential is refused as auth', async () => {
    expect(await open('wrong credential').start(aPayment())).toMatchObject({ kind: 'refused', why: { class: 'auth' } });
  });

  it.each(['server error', 'silence'] as const)('%s is a retry with a wait', async (fault) => {
    await remote.breakWith(fault);
    const started = await open().start(aPayment());
    await remote.breakWith(null);
    expect(started).toMatchObject({ kind: 'retry', afterMs: expect.any(Number) });
  });

  it('nothing secret is in the log', async () => {
    await open().start(aPayment());
    const { text, secrets } = remote.logged();
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
}

export function gatewaySuite(subject: GatewaySubject): void {
  const { driver, config, remote } = subject;
  driverSuite(driver, config);
  describe('starts a payment', () => starting(subject));
  if (remote) describe('fails', () => failing(subject, remote));
}
