import { expect, it } from 'vitest';
import { pageOf, shortSubject } from './subject.ts';

it('leads to the record’s page, where there is one', () => {
  expect(pageOf('server:01J')).toBe('/admin/servers/01J');
  expect(pageOf('mail:01J')).toBe('/admin/mails?open=01J');
  expect(pageOf('settings')).toBe('/admin/settings');
  expect(pageOf('user:01J')).toBeUndefined();
  expect(pageOf('')).toBeUndefined();
  expect(pageOf(null)).toBeUndefined();
});

it('is short enough for a table', () => {
  expect(shortSubject('service:01JABCDEFGHJKMNPQRSTVWXYZ0')).toBe('service …VWXYZ0');
  expect(shortSubject('settings')).toBe('settings');
});
