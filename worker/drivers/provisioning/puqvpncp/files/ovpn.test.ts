import { describe, expect, it } from 'vitest';
import CA from '../../../../../sim/panel/pki/ca.crt?raw';
import TLS_KEY from '../../../../../sim/panel/pki/tls-auth.key?raw';
import { normaliseOvpn } from './ovpn.ts';

const PROFILE = `client\ndev tun\nremote vpn.example.test 1197\nauth-user-pass\n<ca>\n${CA.trim()}\n</ca>\n`;

const textOf = (text: string): string => {
  const result = normaliseOvpn(text);
  return result.ok ? result.text : result.problems.join('; ');
};

describe('an OpenVPN profile', () => {
  it.each([
    ['as it should be', PROFILE],
    ['with CRLF', PROFILE.replaceAll('\n', '\r\n')],
    ['with lone CRs', PROFILE.replaceAll('\n', '\r')],
    ['indented', PROFILE.replaceAll('\n', '\n\t')],
    ['with a byte order mark and blank lines', `\ufeff${PROFILE.replaceAll('\n', '\n\n')}`],
    ['with a password file', PROFILE.replace('auth-user-pass', 'auth-user-pass /etc/openvpn/secret')],
    [
      'with the password inside',
      PROFILE.replace('auth-user-pass\n', '<auth-user-pass>\nname\nhunter2\n</auth-user-pass>\n'),
    ],
    ['asking twice', PROFILE.replace('<ca>', 'auth-user-pass\n<ca>')],
  ])('%s is delivered in one form, which asks for the password', (_, text) => {
    expect(textOf(text)).toBe(PROFILE);
  });

  it('may name its server in a connection block', () => {
    const text = PROFILE.replace(
      'remote vpn.example.test 1197',
      '<connection>\nremote a.example.test 1194 udp\n</connection>',
    );
    expect(textOf(text)).toBe(text);
  });

  it.each([
    ['a block that is not closed', PROFILE.replace('</ca>\n', ''), '<ca> is not closed'],
    ['an end without a beginning', `${PROFILE}</ca>\n`, '</ca> has no beginning'],
    ['a block of another kind', `${PROFILE}<up>\nrm -rf /\n</up>\n`, 'there is a block <up>'],
    ['no server', PROFILE.replace(/remote.*\n/, ''), 'there is no remote'],
    ['a server in a comment only', PROFILE.replace('remote', '# remote'), 'there is no remote'],
    ['a script', `${PROFILE}up /tmp/evil.sh\n`, 'the directive up is not allowed'],
    ['an indented plugin', `${PROFILE}\t plugin evil.so\n`, 'the directive plugin is not allowed'],
    ['a further file', `${PROFILE}config other.conf\n`, 'the directive config is not allowed'],
  ])('with %s is not delivered', (_, text, why) => {
    expect(normaliseOvpn(text)).toEqual({ ok: false, problems: [why] });
  });

  const withLine = (line: string) => PROFILE.replace('auth-user-pass', `${line}\nauth-user-pass`);

  it.each([
    ['quotes', '"verb" \'4\'', 'verb 4'],
    ['backslashes', 'ver\\\\b 4', null],
    ['an escaped blank', 'verify-x509-name a\\ b name', 'verify-x509-name "a b" name'],
    ['two dashes', '--verb 4', 'verb 4'],
    ['setenv opt', 'setenv opt verb 4', 'verb 4'],
    ['what only one system knows', 'block-outside-dns', 'setenv opt block-outside-dns'],
    ['a remark at the end', 'verb 4 # up /tmp/x', 'verb 4'],
    ['a remark of the other kind', '; up /tmp/x\nverb 4', 'verb 4'],
    ['a mark within a word, which is none', 'verify-x509-name a#b name', null],
    ['blanks and tabs', '\t verb \t 4  ', 'verb 4'],
  ])('with %s is read as OpenVPN reads it', (_, line, wanted) => {
    if (wanted === null) expect(normaliseOvpn(withLine(line)).ok).toBe(false);
    else expect(textOf(withLine(line))).toBe(withLine(wanted));
  });

  it.each([
    ['two dashes', '--up /tmp/x', 'the directive up is not allowed'],
    ['setenv opt', 'setenv opt up /tmp/x', 'the directive up is not allowed'],
    ['setenv opt in quotes', '"setenv" "opt" "up" "/tmp/x"', 'the directive up is not allowed'],
    ['double quotes', '"up" /tmp/x', 'the directive up is not allowed'],
    ['single quotes', "'up' /tmp/x", 'the directive up is not allowed'],
    ['an escaped blank before it', '\\ up /tmp/x', 'the directive up is not allowed'],
    ['a letter behind a backslash', '\\up /tmp/x', 'there is a line that OpenVPN cannot read'],
    ['a quote that does not end', 'verb "4', 'there is a line that OpenVPN cannot read'],
    ['a log', 'log-append /etc/cron.d/x', 'the directive log-append is not allowed'],
    ['an engine', 'engine x', 'the directive engine is not allowed'],
    ['a variable', 'setenv LD_PRELOAD /tmp/x', 'the directive setenv is not allowed'],
    ['a file for its authority', 'ca ca.crt', 'ca is in a file of its own, and must be in the profile'],
    ['a file for its key', 'tls-auth ta.key 1', 'tls-auth is in a file of its own, and must be in the profile'],
    ['a word too many', 'verb 4 5', 'the directive verb is not valid'],
    ['a server that is a number in disguise', 'remote 0x7f000001 1194', 'the directive remote is not valid'],
    ['a control character', 'verb 4\u0000\u0007', 'there are control characters'],
    ['a directive that says something secret', 'hunter2! x', 'the directive … is not allowed'],
    ['the name of something every object has', 'constructor x', 'the directive constructor is not allowed'],
    ['a program in a connection', '<connection>\nup /tmp/x\n</connection>', 'the directive up is not allowed'],
    [
      'a connection of two servers',
      '<connection>\nremote a.example.test 1194\nremote b.example.test 1194\n</connection>',
      'a <connection> has one remote',
    ],
    ['a connection without a server', '<connection>\nproto udp\n</connection>', 'a <connection> has one remote'],
    ['a block within a connection', '<connection>\n<up>\n</up>\n</connection>', '… has no beginning'],
  ])('with %s is not delivered', (_, line, why) => {
    const result = normaliseOvpn(withLine(line));
    expect(result.ok).toBe(false);
    if (!result.ok && why !== '… has no beginning') expect(result.problems).toContain(why);
  });

  it.each([
    ['no authority', PROFILE.replace(/<ca>[\s\S]*<\/ca>\n/, ''), 'there is no <ca>'],
    ['an authority that is cut', PROFILE.replace(/MII.*\n/, ''), '<ca> is not what it should be'],
    [
      'a key in place of an authority',
      PROFILE.replaceAll('CERTIFICATE', 'PRIVATE KEY'),
      '<ca> is not what it should be',
    ],
    [
      'a directive hidden in a block',
      PROFILE.replace('</ca>', '</ca> x\nup /tmp/x'),
      'the directive up is not allowed',
    ],
    [
      'nothing to sign in with',
      PROFILE.replace('auth-user-pass\n', ''),
      'there is no <key>, and no password is asked for',
    ],
    [
      'a password that only a client that pulls may ask for',
      PROFILE.replace(/^client\n/m, 'tls-client\n'),
      'auth-user-pass needs pull',
    ],
    [
      'a least TLS above the most, whatever else may be taken',
      `${PROFILE}tls-version-min 1.3 or-highest\ntls-version-max 1.2\n`,
      'tls-version-min is above tls-version-max',
    ],
    ['no device', PROFILE.replace('dev tun\n', ''), 'there is no dev'],
    ['half a megabyte', PROFILE + '# x\n'.repeat(131_072), 'it is longer than a profile can be'],
  ])('with %s is not delivered either', (_, text, why) => {
    expect(normaliseOvpn(text)).toMatchObject({ ok: false, problems: expect.arrayContaining([why]) });
  });

  it('keeps its keys in their armour and leaves out the remarks around them', () => {
    const remarks = `subject=CN = x\n${TLS_KEY.trim()}\n\n`;
    const text = textOf(PROFILE.replace('<ca>', `<tls-auth>\n${remarks}</tls-auth>\n<ca>`));
    const armour = /-----BEGIN[\s\S]*-----/.exec(TLS_KEY)?.[0];
    expect(text).toContain(`<tls-auth>\n${armour}\n</tls-auth>`);
    expect(text).not.toContain('subject');
  });
});
