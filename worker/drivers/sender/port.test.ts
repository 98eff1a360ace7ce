import { describe, expect, it } from 'vitest';
import { emailOf } from '../../kernel/email.ts';
import { dice } from '../../testing/dice.ts';
import { isAddress } from './port.ts';

describe('an address that a sender takes', () => {
  it('is every one that may sign up: 4,000 drawn ones', () => {
    const next = dice(41);
    const letters = ['a', 'Z', 'ż', '日', 'ﬁ', '9', '+', '_', '-', '.', "'"];
    const drawn = (most: number, of: readonly string[]) =>
      Array.from({ length: 1 + next(most) }, () => of[next(of.length)]).join('');
    let taken = 0;
    for (let i = 0; i < 4000; i++) {
      const given = `${drawn(8, letters)}@${drawn(6, ['a', 'ł', '1', '-'])}.${drawn(3, ['a', 'b', 'ł', '1'])}`;
      const email = emailOf(given);
      if (email === null) continue;
      taken += 1;
      expect(isAddress(email), email).toBe(true);
    }
    expect(taken).toBeGreaterThan(500);
  });

  it.each(['a@b.c', 'a@b.1', 'a@x', '@x.test', 'x.test', 'a b@x.test', 'a@x.test\r\n', 'a@x..test', 'a@x@y z.test'])(
    'is not %j, which may not sign up either',
    (given) => {
      expect(isAddress(given)).toBe(false);
      expect(emailOf(given.replace('\r\n', '\r\n.'))).toBeNull();
    },
  );
});
