import { describe, expect, it } from 'vitest';
import { PROVISION_STATUSES, SERVICE_STATUSES } from '../../../worker/services/contract/model.ts';
import { hasEnded, missingMicro, networkCap, passingPhase, progressOf, serviceState, toneOf } from './state.ts';

const of = (
  status: (typeof SERVICE_STATUSES)[number],
  provisionStatus: (typeof PROVISION_STATUSES)[number],
  code?: string,
) => serviceState({ status, provisionStatus, cause: code ? { code, message: '', at: 0 } : null });

describe('serviceState', () => {
  it('has a word and a tone for whatever the server stores', () => {
    for (const status of SERVICE_STATUSES)
      for (const provision of PROVISION_STATUSES)
        expect(toneOf(of(status, provision)), `${status}/${provision}`).toBeTruthy();
  });
  it('tells the waiting for a payment from a payment that was too small', () => {
    expect(of('pending', 'awaiting_payment', 'awaiting_payment')).toBe('awaitingPayment');
    expect(of('pending', 'awaiting_payment', 'awaiting_funds')).toBe('awaitingFunds');
    expect(of('pending', 'awaiting_payment', 'payment_declined')).toBe('awaitingPayment');
    expect(of('pending', 'awaiting_payment', 'not_sold')).toBe('awaitingFunds');
    expect(of('pending', 'awaiting_payment', 'client_blocked')).toBe('blocked');
  });
  it('tells what failed from what a person looks at', () => {
    expect(of('pending', 'error')).toBe('failed');
    expect(of('pending', 'needs_attention')).toBe('delayed');
  });
  it('shows a running service as active whatever the machinery does', () => {
    expect(of('active', 'completed')).toBe('active');
    expect(of('active', 'needs_attention')).toBe('active');
  });
  it('asks again only in states that pass by themselves', () => {
    expect(passingPhase(of('pending', 'deploying'))).toBe('settingUp');
    expect(passingPhase(of('pending', 'awaiting_payment'))).toBe('awaitingPayment');
    expect([of('pending', 'error'), of('active', 'completed')].map(passingPhase)).toEqual([null, null]);
  });
  it('knows the ends', () => {
    expect(hasEnded(of('terminated', 'terminated'))).toBe(true);
    expect(hasEnded(of('suspended', 'suspended'))).toBe(false);
  });
});

describe('progressOf', () => {
  const states = (state: Parameters<typeof progressOf>[0]) => progressOf(state).map(([, s]) => s);
  it('shows as running only what runs by itself', () => {
    expect(states('awaitingPayment')).toEqual(['ok', 'pending', 'pending', 'pending']);
    expect(states('delayed')).toEqual(['ok', 'ok', 'pending', 'pending']);
    expect(states('settingUp')).toEqual(['ok', 'ok', 'running', 'pending']);
    expect(states('active')).toEqual(['ok', 'ok', 'ok', 'ok']);
  });
  it('stops at the step that failed', () => {
    expect(states('failed')).toEqual(['ok', 'ok', 'failed', 'pending']);
  });
});

describe('missingMicro', () => {
  it('is the rest of the first charge, in whole cents', () => {
    const price = { setupMicro: 5_000_000, baseMicro: 9_000_000 };
    expect(missingMicro(price, 12_300_000)).toBe(1_700_000);
    expect(missingMicro(price, 12_299_999)).toBe(1_710_000);
    expect(missingMicro(price, 20_000_000)).toBe(0);
  });
});

describe('networkCap', () => {
  it('is said only where it is the lower one', () => {
    expect(networkCap(0, 50)).toBe(50);
    expect(networkCap(100, 50)).toBe(50);
    expect(networkCap(50, 50)).toBeNull();
    expect(networkCap(20, 50)).toBeNull();
    expect(networkCap(20, 0)).toBeNull();
    expect(networkCap(20, undefined)).toBeNull();
  });
});
