import { expect, it } from 'vitest';
import type { ProductDriver } from '../../../worker/catalog/contract/model.ts';
import { newProduct, vpnFor } from './product-values.ts';

const driver = (key: string, nameRule: string, initial = {}): ProductDriver => ({
  ...{ key, label: key, capabilities: [], fields: [], words: {}, nameMacros: [] },
  nameRule,
  initial,
});
const [panel, router] = [driver('panel', 'vpn-{service_id}'), driver('router', 'r-{service}', { profile: 'ppp' })];

it('a new product takes the name rule of the kind of server that it is sold from, and its own settings', () => {
  const { vpn } = newProduct(panel.nameRule);
  expect(vpnFor(vpn, panel, [panel, router])).toEqual(vpn);
  expect(vpnFor(vpn, router, [panel, router])).toEqual({ ...vpn, nameRule: 'r-{service}', profile: 'ppp' });
});

it('a rule that somebody wrote stays', () => {
  const { vpn } = newProduct('shop-{service}');
  expect(vpnFor(vpn, router, [panel, router]).nameRule).toBe('shop-{service}');
});
