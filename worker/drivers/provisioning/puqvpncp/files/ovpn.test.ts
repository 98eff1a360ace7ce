import { describe, expect, it } from 'vitest';
import { normaliseOvpn } from './ovpn.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const PROFILE = `client\ndev tun\nremote vpn.example.test 1197\nauth-user-pass\n<ca>\n${PEM}\n</ca>\n`;

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
    const text = 'client\n<connection>\nremote a.example.test 1194 udp\n</connection>\n';
    expect(textOf(text)).toBe(text);
  });

  it.each([
    ['a block that is not closed', PROFILE.replace('</ca>\n', ''), '<ca> is not closed'],
    ['an end without a beginning', PROFILE.replace('<ca>\n', ''), '</ca> has no beginning'],
    ['a block of another kind', `${PROFILE}<up>\nrm -rf /\n</up>\n`, 'there is a block <up>'],
    ['no server', PROFILE.replace(/remote.*\n/, ''), 'there is no remote'],
    ['a server in a comment only', PROFILE.replace('remote', '# remote'), 'there is no remote'],
    ['a script', `${PROFILE}up /tmp/evil.sh\n`, 'the directive up is not allowed'],
    ['an indented plugin', `${PROFILE}\t plugin evil.so\n`, 'the directive plugin is not allowed'],
    ['a further file', `${PROFILE}config other.conf\n`, 'the directive config is not allowed'],
  ])('with %s is not delivered', (_, text, why) => {
    expect(normaliseOvpn(text)).toEqual({ ok: false, problems: [why] });
  });
});
