/** The judges of what customers' devices get: shells, XML and plist parsers, OpenSSL. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { needTools } from '../../testing/files/tools.ts';
import { appleProfile } from './apple.ts';
import { bytesOf, certificateName, fingerprint, pemOf } from './certificate.ts';
import { type Ikev2, readIkev2 } from './ikev2.ts';
import { nmcliCommand, quote as quoteSh } from './linux.ts';
import { isXmlText } from './plist.ts';
import { quote, windowsScript } from './windows.ts';

const CA = readFileSync(new URL('../../../sim/panel/pki/ca.crt', import.meta.url), 'utf8');
const SERVER = readFileSync(new URL('../../../sim/panel/pki/server.crt', import.meta.url), 'utf8');
const derOf = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const NASTY = [
  PRINTABLE,
  "a'b''c'",
  "'; Remove-Item -Recurse C:\\ #",
  '$(Get-Process) `n `" %PATH% $env:X $' + '{x}',
  'line\nbreak\r\nand tab\t',
  '‘typographic’ ‚quotes‛ “too”',
  'Zażółć gęślą jaźń 🙂',
];

const ikev2: Ikev2 = {
  server: 'fra.example.test',
  remoteId: 'fra.example.test',
  username: 'user_1',
  certificate: derOf(CA),
  certificateName: certificateName(derOf(CA)),
};

/** As PowerShell's tokenizer reads a verbatim string: ends at a quote that is not followed by another one. */
function readVerbatim(source: string, at: number): { value: string; end: number } {
  const isQuote = (char: string | undefined) => char !== undefined && "'\u2018\u2019\u201a\u201b".includes(char);
  if (!isQuote(source[at])) throw new Error(`no string at ${at}`);
  let value = '';
  for (let i = at + 1; i < source.length; i++) {
    if (!isQuote(source[i])) value += source[i];
    else if (isQuote(source[i + 1])) value += source[i++];
    else return { value, end: i + 1 };
  }
  throw new Error('the string does not end');
}

describe('PowerShell', () => {
  it.each(NASTY)('V152 given the value %j, the literal ends where it should and says exactly that', (text) => {
    const rest = '; Write-Host done';
    const { value, end } = readVerbatim(quote(text) + rest, 0);
    expect(value).toBe(text);
    expect((quote(text) + rest).slice(end)).toBe(rest);
  });

  it('V152 given 3000 random mixes of all printable ASCII, quotes and line breaks, each comes out as it went in', () => {
    const chars = [...PRINTABLE, "'", "'", '"', '`', '$', '\n', '\r', '‘', '’'];
    let seed = 7;
    const draw = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let i = 0; i < 3000; i++) {
      const text = Array.from({ length: draw(40) }, () => chars[draw(chars.length)]).join('');
      const { value, end } = readVerbatim(`${quote(text)};`, 0);
      expect([value, end]).toEqual([text, quote(text).length]);
    }
  });

  it('the reader of this test refuses what a quote without doubling would give', () => {
    expect(readVerbatim(`'${"a'b"}'`, 0).value).not.toBe("a'b");
  });

  it.each(NASTY)('V152 given %j as server and user name, each value of the script is one literal', (text) => {
    const script = windowsScript({ ...ikev2, server: text, username: text }, text);
    for (const before of ['$name = ', '$server = ', "('User name: ' + "]) {
      const at = script.indexOf(before);
      expect(at, before).toBeGreaterThan(0);
      expect(readVerbatim(script, at + before.length).value, before).toBe(text);
    }
    expect(script).toContain(`$server = ${quote(text)}\r\n`);
  });

  it('makes an IKEv2 connection with strong proposals, trusts the authority, carries no password, and reads as UTF-8', () => {
    const script = windowsScript(ikev2, 'VPN 12');
    expect(script.startsWith('\ufeff#')).toBe(true);
    expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const part of [
      'Add-VpnConnection',
      '-TunnelType Ikev2',
      '-AuthenticationMethod Eap',
      '-EncryptionLevel Required',
      '-RememberCredential',
      'Set-VpnConnectionIPsecConfiguration',
      '-EncryptionMethod AES256 -IntegrityCheckMethod SHA256 -DHGroup Group14',
      '-CipherTransformConstants GCMAES256 -AuthenticationTransformConstants GCMAES256 -PfsGroup None',
      "'Root', 'LocalMachine'",
      'Settings > Network & internet > VPN',
    ])
      expect(script).toContain(part);
    const literal = script.indexOf('FromBase64String(') + 'FromBase64String('.length;
    expect(readVerbatim(script, literal).value).toBe(derOf(CA));
    expect(windowsScript({ ...ikev2, certificate: null }, 'VPN 12')).not.toContain('LocalMachine');
    // Braces and brackets outside of strings and comments are balanced.
    const code = script.replace(/'(?:[^']|'')*'/g, "''").replace(/#.*$/gm, '');
    for (const [open, close] of ['{}', '()', '[]'])
      expect(code.split(open ?? '').length).toBe(code.split(close ?? '').length);
  });
});

describe('a shell', () => {
  it.each(NASTY)('takes %j as one word', (text) => {
    expect(execFileSync('sh', ['-c', `printf %s ${quoteSh(text)}`], { encoding: 'utf8' })).toBe(text);
  });

  it('given metacharacters in every setting, nmcli is called with one value for each', () => {
    const user = "o'brien, $HOME `id`";
    const command = nmcliCommand({ ...ikev2, username: user }, "VPN '1'", 'vpn-1.crt');
    const said = execFileSync('sh', ['-c', `nmcli() { printf '%s\\n' "$@"; }; ${command}`], { encoding: 'utf8' });
    const args = said.trimEnd().split('\n');
    expect(args.slice(0, 9)).toEqual([
      'connection',
      'add',
      'type',
      'vpn',
      'vpn-type',
      'strongswan',
      'con-name',
      "VPN '1'",
      'ifname',
    ]);
    expect(args.slice(9, 11)).toEqual(['*', 'vpn.data']);
    expect(args[11]).toContain("user=o'brien\\, $HOME `id`,");
    expect(args[11]?.endsWith(`,certificate=${realpathSync('.')}/vpn-1.crt`)).toBe(true);
    expect(args).toHaveLength(12);
  });
});

describe('the path of the certificate', () => {
  it.each(['plain', "o'brien, $HOME", 'back\\slash "x"', 'a,b c'])(
    'given the folder %j, is absolute and one value',
    (name) => {
      const folder = mkdtempSync(join(realpathSync(tmpdir()), `${name}-`));
      const script = `nmcli() { printf '%s\\n' "$@"; }; ${nmcliCommand(ikev2, 'VPN 1', 'vpn-1.crt')}`;
      const last =
        execFileSync('sh', ['-c', script], { encoding: 'utf8', cwd: folder }).trimEnd().split('\n').at(-1) ?? '';
      const path = last.slice(last.indexOf('certificate=') + 'certificate='.length);
      expect(path.replace(/\\([\\,])/g, '$1')).toBe(join(folder, 'vpn-1.crt'));
      expect(path.replace(/\\[\\,]/g, '')).not.toContain(',');
      rmdirSync(folder);
    },
  );
});

const plist = (profile: string): Record<string, unknown> => {
  const script =
    'import json,plistlib,sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read()), default=lambda b: b.hex()))';
  return JSON.parse(execFileSync('python3', ['-c', script], { input: profile, encoding: 'utf8' }));
};
const profileWith = (password: string | null, more: Partial<Ikev2> = {}) =>
  appleProfile({ ikev2: { ...ikev2, ...more }, name: 'VPN 12', serviceId: '01JABCDEFGHJKMNPQRSTVWXYZ0', password });
const vpnOf = (profile: string) => {
  const [payloads] = [plist(profile).PayloadContent as Record<string, unknown>[]];
  return payloads.at(-1) as { IKEv2: Record<string, unknown> };
};

describe('an Apple profile', () => {
  beforeAll(() => needTools('xmllint', 'python3'));

  it.each(['&', '<', '"', `& < " ' > ]]> &amp; <!--`, PRINTABLE, 'ż🙂', ' lead and trail ', 'a\tb\r\nc'])(
    'V150 given the password %j, xmllint takes the profile and its AuthPassword is exactly that',
    async (password) => {
      const profile = await profileWith(password);
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '-'], {
        input: profile,
        encoding: 'utf8',
      });
      expect(`${status} ${stderr}`).toBe('0 ');
      expect(vpnOf(profile).IKEv2.AuthPassword).toBe(password);
    },
  );

  it('V150 given the characters unescaped, xmllint refuses', async () => {
    const broken = (await profileWith('secret')).replace('secret', '& < "');
    expect(spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: broken }).status).not.toBe(0);
  });

  it.each(['\u0000', 'a\u0007b', '\ud800', '\uffff'])(
    'given the password %j, which XML cannot carry, the device asks for it',
    async (password) => {
      expect(isXmlText(password)).toBe(false);
      expect(vpnOf(await profileWith(password)).IKEv2).not.toHaveProperty('AuthPassword');
    },
  );

  it('keeps its UUIDs for the same service, and no two payloads share one', async () => {
    const uuids = (profile: string) =>
      profile.match(/[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}/g) ?? [];
    const first = await profileWith('one');
    expect(uuids(await profileWith('two', { server: 'waw.example.test' }))).toEqual(uuids(first));
    expect(new Set(uuids(first)).size).toBe(3);
  });

  it('without a certificate of its own has no certificate payload and names no issuer', async () => {
    const profile = await profileWith(null, { certificate: null, certificateName: null });
    expect(plist(profile).PayloadContent).toHaveLength(1);
    expect(vpnOf(profile).IKEv2).not.toHaveProperty('ServerCertificateIssuerCommonName');
    expect(vpnOf(profile).IKEv2).not.toHaveProperty('AuthPassword');
  });
});

describe('a certificate', () => {
  const openssl = (args: string[], input: string) => execFileSync('openssl', args, { input, encoding: 'utf8' });

  it.each([
    ['authority', CA],
    ['server', SERVER],
    ['EC, with a name of other letters', made('/O=X/CN=Łódź VPN')],
    ['without a common name', made('/O=Only an organisation')],
    ['with a very long name', made(`/CN=${'a'.repeat(64)}/O=${'b'.repeat(64)}`)],
  ])('of %s: its name and fingerprint are what OpenSSL says', async (_, pem) => {
    const subject = openssl(['x509', '-noout', '-subject', '-nameopt', 'utf8,sep_multiline,-esc_msb'], pem);
    const wanted = /CN=(.*)/.exec(subject)?.[1]?.trim() ?? null;
    expect(certificateName(derOf(pem))).toBe(wanted);
    const shown = openssl(['x509', '-noout', '-fingerprint', '-sha256'], pem).trim();
    expect(shown.split('=')[1]).toBe(await fingerprint(derOf(pem)));
    expect(openssl(['x509', '-noout', '-subject'], pemOf(derOf(pem)))).toBe(
      openssl(['x509', '-noout', '-subject'], pem),
    );
  });

  it('that is cut or is none has no name, and nothing breaks', () => {
    const whole = bytesOf(derOf(CA));
    for (let length = 0; length < whole.length; length += 7) {
      const cut = btoa(String.fromCharCode(...whole.slice(0, length)));
      expect(certificateName(cut)).toBeNull();
    }
    for (let i = 0; i < 400; i++) {
      const bent = whole.slice();
      bent[(i * 37) % bent.length] = (i * 91) & 0xff;
      expect(() => certificateName(btoa(String.fromCharCode(...bent)))).not.toThrow();
    }
  });
});

function made(subject: string): string {
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-utf8'];
  const out = ['-keyout', '/dev/null', '-subj', subject, '-days', '2'];
  return execFileSync('openssl', [...args, ...out], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

describe('a strongSwan profile', () => {
  const profile = {
    uuid: 'x',
    name: 'n',
    type: 'ikev2-eap',
    remote: { addr: 'a.example.test', id: 'b', cert: derOf(CA) },
    local: { eap_id: 'u' },
  };

  it('gives server, identity, user name and certificate', () => {
    expect(readIkev2(JSON.stringify(profile))).toEqual({
      server: 'a.example.test',
      remoteId: 'b',
      username: 'u',
      certificate: derOf(CA),
      certificateName: 'Culvert simulator CA',
    });
    const bare = readIkev2(JSON.stringify({ remote: { addr: 'a.example.test' } }));
    expect(bare).toEqual({
      server: 'a.example.test',
      remoteId: 'a.example.test',
      username: null,
      certificate: null,
      certificateName: null,
    });
  });

  it.each(['', '[]', 'null', '{"remote":{}}', '{"remote":{"addr":7}}', '{'])('that is %j gives nothing', (text) => {
    expect(readIkev2(text)).toBeNull();
  });
});
