import { afterEach, describe, expect, it } from 'vitest';
import type { page } from '../kit/page/routes.tsx';
import { can, permissions } from './permissions.ts';

afterEach(() => {
  permissions.value = [];
});

describe('what a person may', () => {
  it('is what they hold, and all for whoever holds *; what needs no permission everybody may', () => {
    expect([can('servers.read'), can(undefined)]).toEqual([false, true]);
    permissions.value = ['servers.read'];
    expect([can('servers.read'), can('servers.write')]).toEqual([true, false]);
    permissions.value = ['*'];
    expect(can('servers.write')).toBe(true);
  });

  it('is asked by a key that a module declares: another fails the type check', () => {
    // @ts-expect-error: no module declares it
    expect(can('servers.raed')).toBe(false);
    // @ts-expect-error: nor this one of a page
    const options: Parameters<typeof page>[2] = { permit: 'servers.raed' };
    expect(can(options?.permit)).toBe(false);
  });
});
