import { expect, it } from 'vitest';
import { tokenIn } from './mailed-token.ts';

const TOKEN = 'a-_9'.repeat(10);

it('reads the token after the # and, of mails from before, in the query; nothing of a link that was cut', () => {
  expect(tokenIn({ hash: `#${TOKEN}`, search: '' })).toBe(TOKEN);
  expect(tokenIn({ hash: '', search: `?token=${TOKEN}` })).toBe(TOKEN);
  expect(tokenIn({ hash: `#${TOKEN}`, search: '?token=older' })).toBe(TOKEN);
  for (const [hash, search] of [
    ['', ''],
    ['#', '?token='],
    [`#${TOKEN}&x=1`, ''],
    ['#a b', '?tok=en'],
  ] as const)
    expect(tokenIn({ hash, search })).toBeUndefined();
});
