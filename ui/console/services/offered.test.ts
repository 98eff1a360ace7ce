import { describe, expect, it } from 'vitest';
import {
  isMoving,
  mayCancel,
  mayChange,
  mayChoosePlace,
  mayMail,
  mayRecreate,
  mayRetry,
  maySuspend,
  maySync,
  mayTerminate,
  mayUnsuspend,
} from './offered.ts';

describe('actions', () => {
  it('are there for what was never delivered only', () => {
    expect(mayRetry({ status: 'pending', provisionStatus: 'needs_attention' })).toBe(true);
    expect(mayRetry({ status: 'pending', provisionStatus: 'awaiting_payment' })).toBe(false);
    expect(mayRetry({ status: 'active', provisionStatus: 'completed' })).toBe(false);
    expect([mayCancel({ status: 'pending' }), mayCancel({ status: 'active' })]).toEqual([true, false]);
  });
});

describe('the place of an order', () => {
  it('may be chosen while nothing of it can be anywhere, also between two attempts', () => {
    const may = (provisionStatus: string, account?: string) =>
      mayChoosePlace({ status: 'pending', provisionStatus, deployment: account ? { account } : null } as never);
    expect([may('error', 'none'), may('deploying', 'none'), may('error')]).toEqual([true, true, true]);
    for (const account of ['unsure', 'made', 'removing']) expect(may('needs_attention', account), account).toBe(false);
    expect(may('completed', 'none')).toBe(false);
  });
});

describe('isMoving', () => {
  it('follows what is being told to a server, and rests where it was told, refused, or waits for a person', () => {
    const moving = (status: string, provisionStatus: string) => isMoving({ status, provisionStatus } as never);
    expect(moving('active', 'suspended')).toBe(true);
    expect(moving('suspended', 'completed')).toBe(true);
    expect(moving('terminated', 'completed')).toBe(true);
    expect(moving('active', 'deploying')).toBe(true);
    for (const [status, provision] of [
      ['active', 'completed'],
      ['suspended', 'suspended'],
      ['terminated', 'terminated'],
      ['active', 'needs_attention'],
      ['pending', 'awaiting_payment'],
    ] as const)
      expect(moving(status, provision), `${status}/${provision}`).toBe(false);
  });
});

describe('commands', () => {
  it('each is offered only where it can apply', () => {
    const offered = (status: string, code: string | null = null) => {
      const s = { status, provisionStatus: 'completed', cause: code && { code }, vpn: {}, serverId: 's' } as never;
      const all = { mayCancel, mayChange, mayMail, mayRecreate, maySuspend, maySync, mayTerminate, mayUnsuspend };
      return Object.entries(all).flatMap(([name, may]) => (may(s) ? [name] : []));
    };
    expect(offered('active')).toEqual(['mayChange', 'mayMail', 'maySuspend', 'maySync', 'mayTerminate']);
    expect(offered('active', 'account_missing')).toContain('mayRecreate');
    expect(offered('suspended', 'account_missing')).toEqual(['maySync', 'mayTerminate', 'mayUnsuspend']);
    expect(offered('fraud')).toEqual(['maySync', 'mayTerminate']);
    expect(maySync({ vpn: null, serverId: null })).toBe(false);
  });
});
