/** For tests: OpenVPN profiles as panels might write them, right, wrong and hostile. */
import type { Draw } from './drawn-conf.ts';

const pick = <T>(draw: Draw, of: readonly T[]): T => of[draw(of.length)] as T;

/**
 * What in a profile could run a program, load code, read, write or send a file of the device, open a port to it, or act
 * as somebody else: of OpenVPN 2.6, and of what 2.3 to 2.7 had besides.
 */
export const DANGEROUS: readonly string[] = [
  ...['up', 'down', 'up-delay', 'down-pre', 'up-restart', 'ipchange', 'route-up', 'route-pre-down', 'dns-updown'],
  ...['client-connect', 'client-disconnect', 'client-crresponse', 'learn-address', 'tls-verify', 'tls-crypt-v2-verify'],
  ...[
    'auth-user-pass-verify',
    'auth-gen-token-secret',
    'tls-export-cert',
    'script-security',
    'plugin',
    'iproute',
    'engine',
  ],
  ...[
    'providers',
    'pkcs11-providers',
    'pkcs11-id',
    'pkcs11-id-management',
    'pkcs11-private-mode',
    'cryptoapicert',
    'config',
  ],
  ...[
    'askpass',
    'log',
    'log-append',
    'status',
    'writepid',
    'replay-persist',
    'ifconfig-pool-persist',
    'tmp-dir',
    'cd',
    'chroot',
  ],
  ...[
    'client-config-dir',
    'capath',
    'crl-verify',
    'dh',
    'pkcs12',
    'secret',
    'genkey',
    'mktun',
    'rmtun',
    'daemon',
    'inetd',
  ],
  ...[
    'user',
    'group',
    'setcon',
    'nice',
    'mlock',
    'syslog',
    'errors-to-stderr',
    'machine-readable-output',
    'dev-node',
    'lladdr',
  ],
  ...['management', 'management-client', 'management-external-key', 'management-up-down', 'management-client-user'],
  ...[
    'http-proxy',
    'http-proxy-option',
    'http-proxy-user-pass',
    'socks-proxy',
    'local',
    'lport',
    'bind',
    'bind-dev',
    'port-share',
  ],
  ...[
    'setenv',
    'setenv-safe',
    'server',
    'server-bridge',
    'mode',
    'tls-server',
    'push',
    'route-gateway',
    'ifconfig',
    'test-crypto',
  ],
  ...[
    'ca',
    'cert',
    'key',
    'extra-certs',
    'tls-auth',
    'tls-crypt',
    'tls-crypt-v2',
    'register-dns',
    'ip-win32',
    'service',
  ],
];

/** Ways to say the same to OpenVPN, or to seem to. */
const SPELLINGS: readonly ((name: string, rest: string) => string)[] = [
  (name, rest) => `${name} ${rest}`,
  (name, rest) => `--${name} ${rest}`,
  (name, rest) => `\t ${name}\t${rest} `,
  (name, rest) => `"${name}" ${rest}`,
  (name, rest) => `'${name}' ${rest}`,
  (name, rest) => `"--${name}" "${rest}"`,
  (name, rest) => `setenv opt ${name} ${rest}`,
  (name, rest) => `"setenv" 'opt' --${name} ${rest}`,
  (name, rest) => `setenv opt setenv opt ${name} ${rest}`,
  (name, rest) => `\\ ${name} ${rest}`,
  (name, rest) => `verb 3\r${name} ${rest}`,
  (name, rest) => `# x\r${name} ${rest}`,
  (name, rest) => `verb 3 \\\n${name} ${rest}`,
  (name, rest) => `<connection>\nremote 192.0.2.7 1194\n${name} ${rest}\n</connection>`,
  (name, rest) => `<${name}>\n${rest}\n</${name}>`,
  (name, rest) => `ignore-unknown-option ${name}\n${name} ${rest}`,
  (name, rest) => `\ufeff${name} ${rest}`,
  (name, rest) => `${name}\u000b${rest}`,
  (name, rest) => `${name.slice(0, 1)}\\${name.slice(1)} ${rest}`,
  (name, rest) => `${name.toUpperCase()} ${rest}`,
];
const RESTS = [
  './ran',
  '/bin/sh',
  '"./ran a"',
  './ran 1',
  '2',
  '',
  '127.0.0.1 7505',
  'x.log',
  '/etc/passwd',
  '[inline]',
];

const HARMLESS: readonly string[] = [
  ...['persist-key', 'persist-tun', 'nobind', 'float', 'verb 4', 'mute 20', 'auth-nocache', 'remote-cert-tls server'],
  ...[
    '"verb" "3"',
    "'verb' '3'",
    'verify-x509-name "fra vpn" name',
    'setenv opt block-outside-dns',
    'block-outside-dns',
  ],
  ...[
    'cipher AES-128-GCM',
    'cipher BF-CBC',
    'cipher none',
    'auth SHA512',
    'auth none',
    'data-ciphers AES-256-GCM:AES-128-CBC',
  ],
  ...[
    'data-ciphers AES-256-GCM:FOO',
    'compress',
    'compress lz4',
    'comp-lzo no',
    'comp-lzo maybe',
    'allow-compression no',
  ],
  ...[
    'keepalive 10 60',
    'keepalive 60 60',
    'ping 10',
    'ping-restart 60',
    'reneg-sec 0',
    'tun-mtu 1400',
    'tun-mtu 12',
    'mssfix',
  ],
  ...['mssfix 1300', 'redirect-gateway def1', 'redirect-gateway def2', 'route 10.0.0.0 255.0.0.0', 'route 10.0.0.0 8'],
  ...[
    'route-ipv6 2001:db8::/32',
    'route-ipv6 2001:db8::/129',
    'dhcp-option DNS 9.9.9.9',
    'dhcp-option DNS x',
    'topology subnet',
  ],
  ...[
    'tls-version-min 1.2',
    'tls-version-max 1.2',
    'tls-version-min 1.3 or-highest',
    'tls-version-min 1.3',
    'explicit-exit-notify',
  ],
  ...[
    'proto tcp',
    'proto tcp-client',
    'proto udp6',
    'proto icmp',
    'remote 192.0.2.8 443 tcp',
    'remote 010.0.0.1 1194',
    'port 70000',
  ],
  ...[
    'resolv-retry infinite',
    'connect-retry 5 60',
    'connect-retry 0',
    'tls-cipher TLS-ECDHE-RSA-WITH-AES-256-GCM-SHA384',
  ],
  ...[
    'tls-cipher NONE',
    'tls-ciphersuites TLS_AES_256_GCM_SHA384',
    '; a remark',
    '# a remark',
    'verb 3 # a remark',
    'pull',
  ],
  ...[
    'tls-client',
    'dev tun3',
    'dev tap',
    'dev-type tun',
    'key-direction 0',
    'key-direction 2',
    'sndbuf 0',
    'inactive 0',
    'foo bar',
  ],
  ...[
    '<connection>\nremote 192.0.2.9 1195 udp\nconnect-timeout 5\n</connection>',
    '<connection>\n</connection>',
    'fragment 1200',
  ],
];

export type Keys = { ca: string; cert: string; key: string; tls: string };
const block = (tag: string, pem: string) => `<${tag}>\n${pem}\n</${tag}>`;

/** Never one that leaves a certificate as long as it was: what is inside one, only OpenSSL reads. */
function slip(draw: Draw, text: string): string {
  const at = draw(text.length);
  return text.slice(0, at) + pick(draw, ['', '\n', '"', '\\', '<', '#', ' ', 'ż', '\u0000']) + text.slice(at + draw(2));
}

export function drawnOvpn(draw: Draw, { ca, cert, key, tls }: Keys): string {
  const often = () => draw(12) > 0;
  const lines = [
    ...(often() ? ['client'] : []),
    ...(often() ? ['dev tun'] : []),
    ...(often() ? [`remote ${pick(draw, ['192.0.2.1', 'vpn.invalid', '2001:db8::1'])} ${1 + draw(65_535)}`] : []),
    ...(often()
      ? ['auth-user-pass']
      : [pick(draw, ['auth-user-pass /etc/passwd', '<auth-user-pass>\na\nb\n</auth-user-pass>'])]),
    ...(often()
      ? [block('ca', draw(20) === 0 ? `${ca}\n${ca}` : ca)]
      : [pick(draw, ['ca ca.crt', block('ca', ca.slice(9)), block('ca', key)])]),
    ...(draw(2) === 0 ? [block('cert', cert), ...(often() ? [block('key', key)] : [])] : []),
    ...(draw(2) === 0 ? ['key-direction 1', block(pick(draw, ['tls-auth', 'tls-crypt']), tls)] : []),
  ];
  const into = (line: string) => lines.splice(draw(lines.length + 1), 0, line);
  for (let n = draw(4); n > 0; n--) into(pick(draw, HARMLESS));
  if (draw(3) === 0) into(pick(draw, SPELLINGS)(pick(draw, DANGEROUS), pick(draw, RESTS)));
  const text = `${lines.join(pick(draw, ['\n', '\n', '\r\n', '\n\n', '\n  ']))}\n`;
  return draw(8) === 0 ? slip(draw, text) : text;
}
