import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem, isAbort, toProblem } from './problem.ts';

describe('problems', () => {
  it('takes code, status, words, fields and request id from an RPC error', () => {
    const problem = toProblem(
      new ORPCError('server_name_taken', {
        status: 409,
        message: 'Another server has this name.',
        data: { errors: [{ pointer: '/name', message: 'Taken.' }, { nonsense: true }], requestId: 'r-1' },
      }),
    );
    expect(problem).toMatchObject({
      code: 'server_name_taken',
      status: 409,
      message: 'Another server has this name.',
      requestId: 'r-1',
    });
    expect(problem.errors).toEqual([{ pointer: '/name', message: 'Taken.' }]);
    expect(problem.offline).toBe(false);
  });

  it.each([
    'Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
    'The Internet connection appears to be offline.',
  ])('knows that %j means no network', (message) => {
    expect(toProblem(new TypeError(message)).offline).toBe(true);
  });

  it('given a device without a network, takes whatever its browser calls it for no network', () => {
    vi.stubGlobal('navigator', { onLine: false });
    expect(toProblem(new TypeError('cancelled')).offline).toBe(true);
    vi.unstubAllGlobals();
    expect(toProblem(new TypeError('cancelled')).offline).toBe(false);
  });

  it.each([
    ['offline', 0, false],
    ['unexpected_answer', 502, false],
    ['unexpected_answer', 522, false],
    ['internal', 500, false],
    ['busy', 503, false],
    ['upstream_failed', 502, true],
  ])('given %s (%i), whether the VPN server is to blame: %s', (code, status, blamed) => {
    expect(new ApiProblem({ code, status, message: '' }).ofVpnServer).toBe(blamed);
  });

  it('does not take a bug for a broken network', () => {
    const problem = toProblem(new TypeError("Cannot read properties of undefined (reading 'x')"));
    expect(problem.offline).toBe(false);
    expect(problem.code).toBe('unexpected');
  });

  it('keeps a problem as it is, and knows an abort', () => {
    const problem = new ApiProblem({ code: 'x', status: 400, message: 'm' });
    expect(toProblem(problem)).toBe(problem);
    expect(isAbort(new DOMException('stopped', 'AbortError'))).toBe(true);
    expect(isAbort(problem)).toBe(false);
  });
});
