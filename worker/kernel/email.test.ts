import { describe, expect, it } from 'vitest';
import { dice } from '../testing/dice.ts';
import { emailOf } from './email.ts';
import { accountOf, spellingsOf } from './spellings.ts';

describe('an e-mail address', () => {
  it.each([
    ['jan@żółw.example', 'jan@xn--w-uga1v8h.example'],
    ['jan@xn--w-uga1v8h.example', 'jan@xn--w-uga1v8h.example'],
    ['  Jan@XN--W-UGA1V8H.Example ', 'jan@xn--w-uga1v8h.example'],
    ['JAN@ŻÓŁW.EXAMPLE', 'jan@xn--w-uga1v8h.example'],
    ['jan@żółw.example'.normalize('NFD'), 'jan@xn--w-uga1v8h.example'],
    ['jan@żółw。example', 'jan@xn--w-uga1v8h.example'],
    ['jan@ＥＸＡＭＰＬＥ.test', 'jan@example.test'],
    ['Zoë@Example.test'.normalize('NFD'), 'zoë@example.test'],
    ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai'],
    ["o'neil+vpn_2@mail.x-y.test", "o'neil+vpn_2@mail.x-y.test"],
    [`${'x'.repeat(64)}@x.test`, `${'x'.repeat(64)}@x.test`],
    ['a@1.test', 'a@1.test'],
    ['ａｎａ@q.test', 'ana@q.test'],
    ['ＡＮＡ@ｑ.test', 'ana@q.test'],
    ['ﬁ@q.test', 'fi@q.test'],
    ['ℌans①@q.test', 'hans1@q.test'],
    ['a．b@q.test'.replace('．', '\u{FF0E}'), 'a.b@q.test'],
  ])('%s is spelt %s', (given, spelt) => {
    expect(emailOf(given)).toBe(spelt);
    expect(emailOf(spelt)).toBe(spelt);
  });

  it.each([
    ...['', 'jan', '@x.test', 'jan@', 'jan@x', 'a@b@x.test', 'a b@x.test', 'a@x .test', '"a b"@x.test'],
    ...[
      'a..b@x.test',
      '.a@x.test',
      'a.@x.test',
      'a,b@x.test',
      'a;b@x.test',
      'a:b@x.test',
      'a(b)@x.test',
      'a\\b@x.test',
    ],
    ...['<a@x.test>', 'a@x.test,b@x.test', 'a@x.test\r\nBcc: b@x.test', 'a\n@x.test', 'a\0@x.test', 'a@x\0.test'],
    ...['a\u200B@x.test', 'a@x\u200B.test', 'a\u200D@x.test', 'a\uFEFF@x.test', '\u2060a@x.test', 'a\u00AD@x.test'],
    ...['a\u202E@x.test', 'a\u3164@x.test', 'a@x\u00AD.test', 'a@\u202Ex.test', 'a\u115F@x.test', 'a\uFE0F@x.test'],
    ...[
      `${'x'.repeat(65)}@x.test`,
      `${'ż'.repeat(33)}@x.test`,
      `a@${'x'.repeat(64)}.test`,
      `a@${'x.'.repeat(126)}test`,
    ],
    ...[
      'a@x..test',
      'a@.x.test',
      'a@x.test.',
      'a@-x.test',
      'a@x-.test',
      'a@x_y.test',
      'a@127.0.0.1',
      'a@1.2',
      'a@0x7f.1',
    ],
    ...['a@[::1]', 'a@x.test:80', 'a@x.test/y', 'a@x.test?y', 'a@x.test#y', 'a@%78.test', 'a@x%2etest', 'a@xn--.test'],
    ...['a@b.c', 'a@x.y.z', 'a＠b@x.test', '．a@x.test'],
    ...['a@x.0x10', 'a@x\\y.test', 'a@user:pass.test'],
  ])('%j is none', (given) => {
    expect(emailOf(given)).toBeNull();
  });

  it('4,000 drawn spellings of drawn addresses: one spelling each, which is its own', () => {
    const next = dice(25);
    const letters = ['a', 'Z', 'ż', 'Ó', 'é', 'ß', 'и', 'Я', '日', '9', '+', '_', 'Ａ', 'ﬁ', 'ſ', '㎏', 'K'];
    const drawn = (most: number, of: readonly string[]) =>
      Array.from({ length: 1 + next(most) }, () => of[next(of.length)]).join('');
    for (let i = 0; i < 4000; i++) {
      const plain = `${drawn(12, letters)}@${drawn(8, letters.slice(0, 10))}.${drawn(4, ['a', 'b', 'ł'])}`;
      const one = emailOf(plain);
      if (one === null) continue;
      const ways = [
        plain.normalize('NFD'),
        plain.normalize('NFKC'),
        plain.toLowerCase(),
        ` ${plain}\n`,
        one,
        spellingsOf(one)[1] ?? one,
      ];
      for (const way of ways) expect(emailOf(way), plain).toBe(one);
      expect(one).toMatch(/@[a-z0-9.-]+$/);
    }
  });

  it('is looked for as given, as it is spelt now and as it was kept before; what was an address once, as it is', () => {
    const [puny, letters] = ['jan@xn--w-uga1v8h.example', 'jan@żółw.example'];
    expect(spellingsOf(puny)).toEqual([puny, letters]);
    expect(spellingsOf(letters)).toEqual([letters, puny]);
    expect(spellingsOf('Ada@X.test')).toEqual(['ada@x.test']);
    expect(spellingsOf('A..b@x.test')).toEqual(['a..b@x.test']);
    expect([puny, letters, 'A..b@x.test'].map(accountOf)).toEqual([puny, puny, 'a..b@x.test']);
  });
});
