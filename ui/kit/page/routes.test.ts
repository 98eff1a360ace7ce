import { describe, expect, it } from 'vitest';
import { passwordLevel } from '../form/password-level.ts';
import { humanise } from '../resource/define.ts';
import { bySpecificity, covers } from './route-order.ts';

describe('order of routes', () => {
  it('puts words before parameters before the rest', () => {
    const paths = ['/x/*', '/x/:id', '/x/new', '/x', '/x/:id/edit'].map((path) => ({ path }));
    const order = paths.toSorted(bySpecificity).map(({ path }) => path);
    expect(order.indexOf('/x/new')).toBeLessThan(order.indexOf('/x/:id'));
    expect(order.indexOf('/x/:id')).toBeLessThan(order.indexOf('/x/*'));
    expect(order.indexOf('/x/:id/edit')).toBeLessThan(order.indexOf('/x/*'));
  });
});

describe('words', () => {
  it('makes a label of a key', () => {
    expect(humanise('downMbps')).toBe('Down mbps');
    expect(humanise('awaiting_payment')).toBe('Awaiting payment');
  });
});

describe('password hint', () => {
  it.each([
    ['short', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['lowercase1', 'fair'],
    ['correct horse battery', 'strong'],
  ] as const)('%s is %s', (password, level) => {
    expect(passwordLevel(password)).toBe(level);
  });
});

it.each([
  ['/', '/', true],
  ['/', '/order', false],
  ['/services/:id', '/services/01ABC', true],
  ['/services/:id', '/services/01ABC/', true],
  ['/services/:id', '/services/01ABC/traffic', false],
  ['/services/:id/traffic', '/services/01ABC/traffic', true],
  ['/settings/*', '/settings', true],
  ['/settings/*', '/settings/a/b', true],
  ['/settings/*', '/settings-of', false],
])('%s is the page of %s: %s', (path, address, expected) => {
  expect(covers(path, address)).toBe(expected);
});
