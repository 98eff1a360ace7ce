import { describe, expect, it } from 'vitest';
import { check, checkedLeaves, moveTo, placeOf, stateOf, type TreeNode } from './tree-state.ts';

const leaf = (id: string, checked = false, disabled = false): TreeNode => ({ id, label: id, checked, disabled });
const branch = (id: string, ...children: TreeNode[]): TreeNode => ({ id, label: id, checked: false, children });
const tree = [branch('s1', leaf('s1/a', true), leaf('s1/b')), branch('s2', leaf('s2/a'))];
const ids = (nodes: readonly TreeNode[]) => nodes.map((node) => node.id);

describe('tree of choices', () => {
  it('shows a parent as its children are', () => {
    expect(tree.map(stateOf)).toEqual(['half', 'off']);
    expect(stateOf(branch('x', leaf('a', true)))).toBe('on');
  });

  it('checks everything below, except what is disabled', () => {
    const [first] = check([branch('s', leaf('a'), leaf('b', false, true))], 's', true);
    expect(first?.children?.map((child) => child.checked)).toEqual([true, false]);
  });

  it('moves among siblings only, at any depth', () => {
    expect(ids(moveTo(tree, 's2', 0))).toEqual(['s2', 's1']);
    const moved = moveTo(tree, 's1/b', 0);
    expect(ids(moved[0]?.children ?? [])).toEqual(['s1/b', 's1/a']);
    expect(ids(moveTo(tree, 's1', 99))).toEqual(['s2', 's1']);
    expect(placeOf(moved, 's1/b')).toEqual({ at: 0, of: 2 });
  });

  it('gives what is checked in the order of preference', () => {
    expect(ids(checkedLeaves(moveTo(check(tree, 's2', true), 's2', 0)))).toEqual(['s2/a', 's1/a']);
  });
});
