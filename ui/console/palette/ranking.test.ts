import { describe, expect, it } from 'vitest';
import { ranked, score } from './ranking.ts';

const entries = [
  { label: 'Overview' },
  { label: 'Server groups' },
  { label: 'Servers', words: 'panel vpn' },
  { label: 'Services' },
  { label: 'New server', words: 'add create' },
  { label: 'Zażółć gęślą' },
];
const found = (typed: string, most = 10) => ranked(typed, entries, most).map(({ label }) => label);

describe('ranked', () => {
  it('puts what equals before what begins, that before a later word, that before other words, that before the middle', () => {
    expect(found('servers')).toEqual(['Servers']);
    expect(found('ser')).toEqual(['Server groups', 'Servers', 'Services', 'New server']);
    expect(found('server groups')).toEqual(['Server groups']);
    expect(found('new')).toEqual(['New server']);
    expect(found('pan')).toEqual(['Servers']);
    expect(found('view')).toEqual(['Overview']);
  });

  it('wants every typed word, in any order', () => {
    expect(found('groups serv')).toEqual(['Server groups']);
    expect(found('server add')).toEqual(['New server']);
    expect(found('server nothing')).toEqual([]);
  });

  it('takes initials, but no single letter for one', () => {
    expect(found('ns')).toEqual(['New server']);
    expect(score('g', { label: 'Good old thing' })).toBeGreaterThan(5);
    expect(score('x', { label: 'Good old thing' })).toBe(0);
  });

  it('asks for neither case nor marks', () => {
    expect(found('ZAZOLC')).toEqual(['Zażółć gęślą']);
    expect(found('gęśl')).toEqual(['Zażółć gęślą']);
  });

  it('shows all for nothing typed, in their order, up to the limit', () => {
    expect(found('', 3)).toEqual(['Overview', 'Server groups', 'Servers']);
    expect(found('   ')).toHaveLength(entries.length);
  });
});
