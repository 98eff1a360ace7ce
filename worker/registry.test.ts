import { describe, expect, it } from 'vitest';
import { contract } from './contract.ts';
import { endpoint, type Permission } from './kernel/contract.ts';
import { allows } from './kernel/identity/identity.ts';
import { attention, modules, permissions, retention, router, tasks, upgrades } from './registry.ts';
import { endpoints } from './testing/endpoints.ts';

const namesOf = (node: object, at = ''): string[] =>
  Object.entries(node).flatMap(([key, value]) =>
    '~orpc' in value ? [`${at}${key}`] : namesOf(value as object, `${at}${key}.`),
  );

describe('permissions', () => {
  it('are declared once each, and each is asked for', () => {
    expect(permissions.filter((key, i) => permissions.indexOf(key) !== i)).toEqual([]);
    const asked = [...endpoints, ...upgrades].map(({ permit }) => permit);
    expect(permissions.filter((key) => !asked.includes(`staff:${key}`))).toEqual([]);
  });

  it('that anything asks for are declared', () => {
    const asked = [
      ...[...endpoints, ...upgrades].flatMap(({ permit = '' }) =>
        permit.startsWith('staff:') ? [permit.slice(6)] : [],
      ),
      ...attention.map(({ permission }) => permission),
    ];
    expect(asked.filter((key) => !permissions.some((declared) => declared === key))).toEqual([]);
  });

  it('are begun with the name of what they are about and end in what may be done with it', () => {
    for (const key of permissions) expect(key).toMatch(/^[a-z]+\.[a-z]+$/);
  });

  it('of the types are those of the modules: a key that none declares passes no type check', () => {
    const known: Permission = 'servers.read';
    expect(permissions).toContain(known);
    // @ts-expect-error: no module declares it
    const misspelt: Permission = 'servers.raed';
    // @ts-expect-error: no module declares it
    expect(allows(['servers.read'], 'servers.raed')).toBe(false);
    // @ts-expect-error: no module declares it
    endpoint({ permit: 'staff:servers.raed' });
    expect(permissions).not.toContain(misspelt);
  });
});

describe('modules', () => {
  it('stand in the order of their layers', () => {
    expect(modules.map(({ layer }) => layer)).toEqual(modules.map(({ layer }) => layer).toSorted((a, b) => a - b));
  });

  it('say of every task that cleans up how long rows stay', () => {
    expect(tasks.filter(({ group }) => group === 'clean-up')).toEqual(retention);
    for (const { name, keepMs } of retention) expect(keepMs, name).toBeGreaterThanOrEqual(86_400_000);
  });

  it('implement the contract: no endpoint without a verb, no verb without an endpoint', () => {
    expect(namesOf(router).toSorted()).toEqual(namesOf(contract).toSorted());
  });
});
