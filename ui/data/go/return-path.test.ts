import { describe, expect, it } from 'vitest';
import { safeReturn } from './return-path.ts';

describe('where a sign-in returns to', () => {
  it.each(['/services/1?tab=x', '/'])('goes back to %s', (next) => {
    expect(safeReturn(next, '/')).toBe(next);
  });

  it.each([
    undefined,
    '',
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/\tevil',
    'javascript:alert(1)',
    '/admin/x',
    '/api/v1',
  ])('does not leave the portal for %j', (next) => {
    expect(safeReturn(next, '/')).toBe('/');
  });

  it('keeps to the console', () => {
    expect(safeReturn('/admin/servers?q=a', '/admin')).toBe('/admin/servers?q=a');
    expect(safeReturn('/admin?x=1', '/admin')).toBe('/admin?x=1');
    expect(safeReturn('/orders', '/admin')).toBe('/admin');
    expect(safeReturn('/administrator', '/admin')).toBe('/admin');
  });
});
