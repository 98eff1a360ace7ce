import { describe, expect, it } from 'vitest';
import { check, moveTo } from '../../kit/list/tree-state.ts';
import { memberNodes, membersOf } from './members.ts';

const all = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id.toUpperCase(), disabled: id === 'd' }));

describe('memberNodes', () => {
  it('puts members first in their own order and marks what is disabled', () => {
    const nodes = memberNodes(['c', 'a'], all, 'off');
    expect(nodes.map(({ id, checked }) => `${id}${checked ? '+' : ''}`)).toEqual(['c+', 'a+', 'b', 'd']);
    expect(nodes[3]?.note).toBe('off');
  });

  it('keeps the order through ticking and moving', () => {
    const ticked = check(memberNodes(['c', 'a'], all, ''), 'd', true);
    expect(membersOf(ticked)).toEqual(['c', 'a', 'd']);
    expect(membersOf(moveTo(ticked, 'd', 0))).toEqual(['d', 'c', 'a']);
  });

  it('drops a member that no longer exists', () => {
    expect(membersOf(memberNodes(['gone', 'b'], all, ''))).toEqual(['b']);
  });
});
