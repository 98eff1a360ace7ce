import { describe, expect, it } from 'vitest';
import { changeList, type ListSpec, readListState, toggleSort, withParam, writeListState } from './url-state.ts';

const spec: ListSpec = { sort: 'name', filters: ['status', 'currency'] };

describe('list state in the address', () => {
  it('reads defaults from an empty address', () => {
    expect(readListState('', spec)).toEqual({ q: '', sort: 'name', filters: {}, after: [] });
  });

  it('writes only what differs, and reads it back', () => {
    const state = { q: 'fra 01', sort: '-createdAt', filters: { status: 'active' }, after: ['abc', 'd-_f'] };
    const search = writeListState('', state, spec);
    expect(search).toBe('?q=fra+01&sort=-createdAt&status=active&after=abc%7Ed-_f');
    expect(readListState(search, spec)).toEqual(state);
    expect(writeListState(search, readListState('', spec), spec)).toBe('');
  });

  it('leaves alone what is not its own, and does not read it', () => {
    const state = readListState('?tab=money&other=1', spec);
    expect(state.filters).toEqual({});
    expect(writeListState('?tab=money', { ...state, q: 'x' }, spec)).toBe('?tab=money&q=x');
  });

  it('starts again at the first page when something else is listed', () => {
    const state = readListState('?after=abc~def&q=x', spec);
    expect(state.after).toEqual(['abc', 'def']);
    expect(changeList(state, { sort: '-name' })).toEqual({ ...state, sort: '-name', after: [] });
  });

  it('turns a sort around, and starts another ascending', () => {
    expect(toggleSort('name', 'name')).toBe('-name');
    expect(toggleSort('-name', 'name')).toBe('name');
    expect(toggleSort('-name', 'host')).toBe('host');
  });

  it('sets and removes one parameter', () => {
    expect(withParam('?a=1', 'tab', 'money')).toBe('?a=1&tab=money');
    expect(withParam('?a=1&tab=money', 'tab', undefined)).toBe('?a=1');
    expect(withParam('?tab=money', 'tab', undefined)).toBe('');
  });
});
