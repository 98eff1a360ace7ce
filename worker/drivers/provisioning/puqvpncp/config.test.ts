import { describe, expect, it } from 'vitest';
import { productConfig, serverConfig } from './config.ts';

const fields = (input: unknown): string[] => {
  const parsed = productConfig.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0] ?? issue.code));
};

describe('product configuration', () => {
  it('untouched is uncapped, has the default rule, no link and shows the password', () => {
    expect(productConfig.parse({})).toEqual({
      downMbps: 0,
      upMbps: 0,
      nameRule: 'vpn-{client_id}-{service_id}-{random_letter_4}',
      instructionUrl: '',
      showPassword: 'plain',
      welcomeMail: 'link',
    });
  });

  it.each([0, 1, 10_000])('takes %i Mbit/s', (cap) => {
    expect(fields({ downMbps: cap, upMbps: cap })).toEqual([]);
  });

  it.each([-1, 10_001, 1.5, '100', null, Number.NaN])('refuses %j Mbit/s in either direction', (cap) => {
    expect(fields({ downMbps: cap })).toEqual(['downMbps']);
    expect(fields({ upMbps: cap })).toEqual(['upMbps']);
  });

  it.each(['', 'https://docs.example.com/vpn', 'http://docs.example.com', ' https://docs.example.com/a?b=c#d '])(
    'V035 given the instruction link %j, it is accepted',
    (instructionUrl) => {
      expect(fields({ instructionUrl })).toEqual([]);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)//http://x',
    'data:text/html,x',
    'ftp://docs.example.com/',
    'docs.example.com',
    '//docs.example.com',
    'https:/docs.example.com',
    'https://',
    'https://user:pass@docs.example.com/',
    `https://docs.example.com/${'x'.repeat(500)}`,
  ])('V035 given the instruction link %j, it is refused at that field', (instructionUrl) => {
    expect(fields({ instructionUrl })).toEqual(['instructionUrl']);
  });

  it.each(['{nothing}', 'a b', 'online', ''])(
    'V027 given the name rule %j, saving is refused at that field with the reason',
    (nameRule) => {
      const parsed = productConfig.safeParse({ nameRule });
      expect(parsed.success).toBe(false);
      expect(parsed.error?.issues).toMatchObject([
        { path: ['nameRule'], message: expect.stringMatching(/macro|cannot|empty/) },
      ]);
    },
  );

  it('knows three ways to show the password and no unknown key', () => {
    for (const showPassword of ['plain', 'button', 'no']) expect(fields({ showPassword })).toEqual([]);
    expect(fields({ showPassword: 'maybe' })).toEqual(['showPassword']);
    for (const welcomeMail of ['link', 'config']) expect(fields({ welcomeMail })).toEqual([]);
    expect(fields({ welcomeMail: 'all' })).toEqual(['welcomeMail']);
    expect(fields({ licenceKey: 'x' })).toEqual(['unrecognized_keys']);
  });
});

describe('server configuration', () => {
  it.each([
    ['1234567', false],
    ['12345678', true],
    [' 12345678 ', true],
    ['x'.repeat(400), true],
    ['x'.repeat(401), false],
  ])('given the token %j, whether it is taken is %j', (token, taken) => {
    expect(serverConfig.safeParse({ token }).success).toBe(taken);
  });
});
