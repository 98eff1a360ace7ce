import { describe, expect, it } from 'vitest';
import { dice } from '../../testing/dice.ts';
import { bitsOf, guessable, type Known } from './guessable.ts';
import { GUESSES } from './guesses.ts';

const filter = Uint8Array.from(atob(GUESSES), (letter) => letter.charCodeAt(0));
const known: Known = (text) =>
  bitsOf(text, filter.length * 8).every((bit) => (((filter[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1);
const why = (password: string, addresses: string[] = [], shop = 'Culvert') =>
  guessable(password, { addresses, shop }, known);

describe('a password that is tried early', () => {
  it.each([
    ...[
      '1234567890',
      '0987654321',
      '1q2w3e4r5t',
      'qwertyuiop',
      '1qaz2wsx3edc',
      '12345678910',
      'basketball',
      'mypassword',
    ],
    ...[
      'Password123',
      'password2026!',
      'P@ssw0rd2024',
      'PASSWORD!!!',
      '!!letmein!!',
      'Dragon123456',
      'qwerty12345',
      'Mónkey123456',
    ],
    ...[
      'aaaaaaaaaa',
      'abababababab',
      'abcabcabcabc',
      'passwordpassword',
      'dragondragon1',
      'abcdefghijkl',
      '0123456789012',
    ],
    ...['password password', 'Pa55word!Pa55word!', 'Password-Password!', 'passwordPassword1', 'dragon1dragon2'],
    ...['P@ssw0rd P@ssw0rd', 'letmein/letmein/letmein', 'monkey  monkey'],
    ...['          ', '2222222222', 'letmein1234', 'iloveyou2025', 'Monkey!2026', 'p4ssw0rd99'],
  ])('%s', (password) => {
    expect(why(password)).toBe('common');
  });

  it.each([
    [
      'ada.lovelace@client.test',
      [
        'ada.lovelace@client.test',
        'Ada.Lovelace',
        'adalovelace',
        'ADA.LOVELACE2026',
        'lovelace123',
        'xx-ada.lovelace@client.test-xx',
        'client.test',
        'lovelacelovelace',
        'tset.tneilc@ecalevol.ada',
        'ecalevol.ada',
        'Ecalevol1815!',
        'lovelace client 77',
        'my-lovelace-1815',
        'l0velace-l0velace',
      ],
    ],
    ['zoë@żółw.example', ['zoë@żółw.example', 'ZOE@ZÓŁW.EXAMPLE']],
  ])('the own address %s, and what it is made of', (address, passwords) => {
    for (const password of passwords) expect(why(password, [address]), password).toBe('own');
  });

  it.each([
    ['Culvert', ['Culvert2026!', 'culvertculvert', 'CULVERT-1234', '!!trevluc2026', 'my-Culvert-26', 'Culv3rt2026!']],
    ['Tunnel & Co', ['tunnel & co', 'TunnelCo2026', 'tunnel-2026-!', 'Tunnel2026Tunnel']],
    ['Żółw VPN', ['zolwvpn2026', 'Żółw2026!!']],
  ])('the name of the shop %s, and what is made of it', (shop, passwords) => {
    for (const password of passwords) expect(why(password, ['ada@client.test'], shop), password).toBe('shop');
  });

  it.each([
    'culvert-demo-customer',
    'Culvert 7391-4826-0174-99',
    'under the old culvert',
    'gate-gait-gate-goat',
    'client of a better kind',
    'correct horse battery',
    'tra la la 9 boats',
    'gK7$wq2!mZ',
    'żółta-łódź-płynie',
    '7391-4826-tiger-0174',
    'ein Hund im Schnee',
  ])('%s is not one', (password) => {
    expect(why(password, ['ada@client.test'])).toBeNull();
  });

  it('of 20,000 drawn passwords, hardly one is mistaken for one', () => {
    const next = dice(31);
    const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!$%&-_';
    let mistaken = 0;
    for (let i = 0; i < 20_000; i++) {
      const drawn = Array.from({ length: 10 + next(10) }, () => letters[next(letters.length)]).join('');
      if (why(drawn) !== null) mistaken += 1;
    }
    expect(mistaken).toBeLessThan(60);
  });

  it('is told in time that grows with its length, not with its square: 200 letters at once', () => {
    for (const text of [
      'a'.repeat(199),
      `${'ab'.repeat(99)}c`,
      '1'.repeat(200),
      `${'x'.repeat(100)}${'y'.repeat(100)}`,
    ])
      for (let i = 0; i < 50; i++) why(text, [`${'x'.repeat(64)}@x.test`]);
    expect(why('ab'.repeat(100))).toBe('common');
  });
});
