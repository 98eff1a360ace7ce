import { describe, expect, it } from 'vitest';
import {
  checkNameRule,
  DEFAULT_NAME_RULE,
  freeName,
  NAME_MACROS,
  type NameInput,
  nameCandidates,
  renderName,
  whyNotClientName,
} from './name.ts';

/** A small linear generator: the same draws in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const input = (change: Partial<NameInput> = {}): NameInput => ({
  clientId: 1,
  serviceId: 5547,
  at: Date.UTC(2026, 2, 4, 5, 6, 7),
  zone: 'UTC',
  random: seeded(1),
  ...change,
});

const render = (rule: string, change: Partial<NameInput> = {}): string => {
  const rendered = renderName(rule, input(change));
  if (!rendered.ok) throw new Error(rendered.why);
  return rendered.name;
};

describe('client names', () => {
  it.each([
    ['{client_id}', '1'],
    ['{service_id}', '5547'],
    ['{unixtime}', '1772600767'],
    ['{year}', '2026'],
    ['{month}', '03'],
    ['{day}', '04'],
    ['{hour}', '05'],
    ['{minute}', '06'],
    ['{second}', '07'],
  ])('V026 given the rule a-%s, the name is a- and %s', (macro, text) => {
    expect(render(`a-${macro}`)).toBe(`a-${text}`);
  });

  it('V026 given the untouched rule and 1000 draws, each name is vpn-1-5547- and four lowercase letters', () => {
    const random = seeded(42);
    const names = Array.from({ length: 1000 }, () => render(DEFAULT_NAME_RULE, { random }));
    for (const name of names) expect(name).toMatch(/^vpn-1-5547-[a-z]{4}$/);
    expect(new Set(names).size).toBeGreaterThan(990);
  });

  it.each([1, 2, 4, 9, 32])('V026 given random macros with N = %i, exactly N letters or digits come out', (chars) => {
    const random = seeded(chars);
    for (let draw = 0; draw < 50; draw += 1) {
      expect(render(`{random_letter_${chars}}`, { random })).toMatch(new RegExp(`^[a-z]{${chars}}$`));
      expect(render(`{random_digit_${chars}}`, { random })).toMatch(new RegExp(`^[0-9]{${chars}}$`));
    }
  });

  it('draws every letter and every digit', () => {
    const random = seeded(7);
    const letters = Array.from({ length: 40 }, () => render('{random_letter_32}', { random })).join('');
    const digits = Array.from({ length: 40 }, () => render('{random_digit_32}', { random })).join('');
    expect(new Set(letters).size).toBe(26);
    expect(new Set(digits).size).toBe(10);
  });

  it('lists all eleven macros for the help', () => {
    expect(NAME_MACROS).toHaveLength(11);
    for (const macro of NAME_MACROS) expect(checkNameRule(`a${macro.replace('_N', '_3')}`).ok).toBe(true);
  });

  it('reads calendar macros in the zone that it is given', () => {
    expect(render('{year}{month}{day}-{hour}', { at: Date.UTC(2025, 11, 31, 23, 30), zone: 'Europe/Warsaw' })).toBe(
      '20260101-00',
    );
  });

  it.each([
    ['{nothing}', /nothing/],
    ['{client_id', /“{”/],
    ['client_id}', /“}”/],
    ['{{client_id}}', /“{”/],
    ['{random_letter}', /random_letter/],
    ['{random_letter_0}', /random_letter_0/],
    ['{random_letter_33}', /random_letter_33/],
    ['{Client_ID}', /Client_ID/],
    ['{}', /macro/],
    ['vpn {client_id}', /“ ”/],
    ['vpn/{client_id}', /“\/”/],
    ['vpn.{client_id}', /“\.”/],
    ['впн-{client_id}', /“в”/],
    ['', /empty/],
    [`${'x'.repeat(60)}{random_letter_5}`, /64/],
  ])('V027 given the rule %j, it is refused and the reason names what is wrong', (rule, why) => {
    expect(checkNameRule(rule)).toMatchObject({ ok: false, why: expect.stringMatching(why) });
  });

  it('V028 Q-16 given a rule whose name has more than 15 characters, it is accepted with a warning that says how many', () => {
    expect(checkNameRule(DEFAULT_NAME_RULE, { clientId: 1, serviceId: 5547 })).toMatchObject({
      ok: true,
      warning: null,
    });
    expect(renderName(DEFAULT_NAME_RULE, input())).toMatchObject({
      name: expect.stringMatching(/^.{15}$/),
      warning: null,
    });
    expect(checkNameRule(DEFAULT_NAME_RULE, { clientId: 12, serviceId: 5547 })).toMatchObject({
      ok: true,
      warning: expect.stringMatching(/16 characters.*15/),
    });
  });

  it.each(['online'])(
    'V211 Q-23 given a rule that comes out as %s, the reserved word is refused, and its suffixed forms are offered',
    (word) => {
      expect(checkNameRule(word)).toMatchObject({ ok: false, why: expect.stringContaining('online') });
      expect(whyNotClientName(word)).toContain('API');
      expect(freeName(word, () => false)).toBe('online-1');
      expect(whyNotClientName('online-1')).toBeNull();
      expect(whyNotClientName('Online')).toBeNull();
    },
  );

  it('V058 given the name, -1 and -2 already held by services of any client, living or terminated, the next is -3', () => {
    const services = [
      { client: 1, username: 'vpn-a', status: 'active' },
      { client: 2, username: 'vpn-a-1', status: 'terminated' },
      { client: 3, username: 'vpn-a-2', status: 'suspended' },
    ];
    const isTaken = (name: string) => services.some(({ username }) => username === name);
    expect(freeName('vpn-a', isTaken)).toBe('vpn-a-3');
    expect(freeName('vpn-b', isTaken)).toBe('vpn-b');
  });

  it('keeps a suffixed name within 64 characters', () => {
    const candidates = nameCandidates('x'.repeat(64));
    for (const expected of [`${'x'.repeat(64)}`, `${'x'.repeat(62)}-1`]) expect(candidates.next().value).toBe(expected);
    for (let skip = 2; skip < 10; skip += 1) candidates.next();
    expect(candidates.next().value).toBe(`${'x'.repeat(61)}-10`);
  });

  it.each(['', 'a b', 'a/b', '..', 'a.b', 'x'.repeat(65), 'é'])('does not take %j for a name', (name) => {
    expect(whyNotClientName(name)).not.toBeNull();
  });
});
