import { describe, expect, it } from 'vitest';
import { COST, COST_IN_TESTS, hashPassword, passwordMatches } from './password-hash.ts';

const PASSWORD = 'correct horse battery';
/** Made by release 0.1. */
const OLD = 'scrypt$Mb6NL8KTb7doXWrJdc-o6w$vKPdJBoogn-cmAGVzKb3Ry3rAVu93Lsy5n-aorfbwns';

describe('password hashes', () => {
  it('cost what OWASP asks for: N = 2^15, r = 8, p = 3', () => {
    expect(COST).toEqual({ ln: 15, r: 8, p: 3 });
    const stored = hashPassword(PASSWORD, COST);
    expect(stored).toMatch(/^scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
    expect(passwordMatches(PASSWORD, stored, COST)).toBe(true);
    expect(passwordMatches(`${PASSWORD} `, stored, COST)).toBe(false);
  });

  it('keep the cost they were made at, so that another can be chosen for new ones', () => {
    const stored = hashPassword(PASSWORD, { ln: 10, r: 4, p: 2 });
    expect(passwordMatches(PASSWORD, stored, COST_IN_TESTS)).toBe(true);
    expect(passwordMatches('guess', stored, COST_IN_TESTS)).toBe(false);
  });

  it('of release 0.1 still match', () => {
    expect(passwordMatches('culvert-demo-customer', OLD, COST_IN_TESTS)).toBe(true);
    expect(passwordMatches('guess', OLD, COST_IN_TESTS)).toBe(false);
  });

  it('that hold nothing match nothing', () => {
    for (const stored of [null, '', 'scrypt$none$none', 'scrypt$ln=12,r=8,p=1$$', '$$$'])
      expect(passwordMatches('', stored, COST_IN_TESTS), String(stored)).toBe(false);
  });
});
