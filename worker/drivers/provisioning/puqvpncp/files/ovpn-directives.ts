/**
 * What a client's OpenVPN profile may say, each with the words that may follow. Nothing else is delivered: what is not
 * here may run a program, load code, read or write a file of the device, open a port, or is not for clients.
 */
import { isIpv4, isIpv6, isName, whole } from './conf-values.ts';

export type Follows = (words: readonly string[]) => boolean;
type Word = (word: string) => boolean;

const nothing: Follows = (words) => words.length === 0;
/** `least` of these, in their order. */
const following = (least: number, ...checks: Word[]): Follows => {
  return (words) =>
    words.length >= least && words.length <= checks.length && words.every((word, at) => checks[at]?.(word));
};
const one = (...known: string[]): Word => {
  return (word) => known.includes(word);
};
const anyOf = (...known: string[]): Follows => {
  return (words) => words.every(one(...known));
};
const split = (item: Word): Word => {
  return (word) => word.split(':').every(item);
};

const seconds = whole(0, 604_800);
const port = whole(1, 65_535);
const protocol = one(...['udp', 'udp4', 'udp6', 'tcp', 'tcp4', 'tcp6', 'tcp-client', 'tcp4-client', 'tcp6-client']);
const host: Word = (word) => isIpv4(word) || isIpv6(word) || isName(word);
const cipher: Word = (word) => /^(?:AES-(?:128|192|256)-(?:GCM|CBC)|CHACHA20-POLY1305)$/i.test(word);
const suite: Word = (word) =>
  /^TLS-(?:ECDHE|DHE)-RSA-WITH-(?:AES-(?:128-GCM-SHA256|256-GCM-SHA384)|CHACHA20-POLY1305-SHA256)$|^TLS-ECDHE-ECDSA-WITH-(?:AES-(?:128-GCM-SHA256|256-GCM-SHA384)|CHACHA20-POLY1305-SHA256)$/.test(
    word,
  );
const suite13 = one('TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256');
const version = one('1.2', '1.3');
const mask: Word = (word) => isIpv4(word);
const certificateName: Word = (word) => /^[A-Za-z0-9*][A-Za-z0-9 .,=_@*:+-]{0,199}$/.test(word);
const gateway: Word = (word) => isIpv4(word) || word === 'vpn_gateway' || word === 'net_gateway';
const prefix: Word = (word) => {
  const [ip = '', bits = '', more] = word.split('/');
  return more === undefined && isIpv6(ip) && whole(0, 128)(bits);
};
const dhcpOption: Follows = ([kind = '', value = '', more]) =>
  more === undefined &&
  ((one('DNS', 'WINS', 'NTP', 'DNS6')(kind) && (isIpv4(value) || (kind.startsWith('DNS') && isIpv6(value)))) ||
    (one('DOMAIN', 'DOMAIN-SEARCH', 'ADAPTER_DOMAIN_SUFFIX')(kind) && isName(value)));

const CONNECTION: Readonly<Record<string, Follows>> = {
  remote: following(1, host, port, protocol),
  proto: following(1, protocol),
  port: following(1, port),
  rport: following(1, port),
  nobind: nothing,
  float: nothing,
  'connect-retry': following(1, whole(1, 3600), whole(1, 3600)),
  'connect-timeout': following(1, whole(1, 3600)),
  'explicit-exit-notify': following(0, whole(0, 10)),
  'tun-mtu': following(1, whole(576, 9000)),
  mssfix: following(0, whole(576, 9000)),
};

const DIRECTIVES: Readonly<Record<string, Follows>> = {
  ...CONNECTION,
  client: nothing,
  'tls-client': nothing,
  pull: nothing,
  dev: following(1, (word) => /^tun\d{0,3}$/.test(word)),
  'dev-type': following(1, one('tun')),
  topology: following(1, one('subnet', 'net30', 'p2p')),
  'remote-random': nothing,
  'resolv-retry': following(1, (word) => word === 'infinite' || seconds(word)),
  'connect-retry-max': following(1, whole(1, 1000)),
  'server-poll-timeout': following(1, whole(1, 3600)),
  'persist-key': nothing,
  'persist-tun': nothing,
  'auth-nocache': nothing,
  'auth-retry': following(1, one('none', 'nointeract', 'interact')),
  'mute-replay-warnings': nothing,
  'push-peer-info': nothing,
  'block-ipv6': nothing,
  'block-outside-dns': nothing,
  cipher: following(1, cipher),
  'data-ciphers': following(1, split(cipher)),
  'data-ciphers-fallback': following(1, cipher),
  auth: following(1, (word) => /^SHA(?:1|224|256|384|512)$/i.test(word)),
  'tls-cipher': following(1, split(suite)),
  'tls-ciphersuites': following(1, split(suite13)),
  'tls-version-min': following(1, version, one('or-highest')),
  'tls-version-max': following(1, version),
  'tls-cert-profile': following(1, one('legacy', 'preferred')),
  'key-direction': following(1, one('0', '1')),
  'remote-cert-tls': following(1, one('server')),
  'verify-x509-name': following(1, certificateName, one('subject', 'name', 'name-prefix')),
  'comp-lzo': following(0, one('yes', 'no', 'adaptive')),
  'comp-noadapt': nothing,
  compress: following(0, one('lzo', 'lz4', 'lz4-v2', 'stub', 'stub-v2', 'migrate')),
  'allow-compression': following(1, one('asym', 'no', 'yes')),
  keepalive: following(2, whole(1, 3600), whole(1, 7200)),
  ping: following(1, seconds),
  'ping-restart': following(1, seconds),
  'ping-exit': following(1, seconds),
  'ping-timer-rem': nothing,
  inactive: following(1, seconds, whole(0, 2 ** 31 - 1)),
  'hand-window': following(1, whole(1, 3600)),
  'tls-timeout': following(1, whole(1, 3600)),
  'reneg-sec': following(1, seconds),
  sndbuf: following(1, whole(0, 16_777_216)),
  rcvbuf: following(1, whole(0, 16_777_216)),
  verb: following(1, whole(0, 11)),
  mute: following(1, whole(0, 10_000)),
  'redirect-gateway': anyOf('def1', 'local', 'autolocal', 'bypass-dhcp', 'bypass-dns', 'block-local', 'ipv6', '!ipv4'),
  'route-nopull': nothing,
  'route-metric': following(1, whole(0, 255)),
  'route-delay': following(0, whole(0, 3600), whole(1, 3600)),
  route: following(1, isIpv4, mask, gateway, whole(0, 65_535)),
  'route-ipv6': following(1, prefix),
  'dhcp-option': dhcpOption,
};

const own = (of: Readonly<Record<string, Follows>>, name: string): Follows | null =>
  Object.hasOwn(of, name) ? (of[name] ?? null) : null;

export const inProfile = (name: string): Follows | null => own(DIRECTIVES, name);
export const inConnection = (name: string): Follows | null => own(CONNECTION, name);

/** For systems of one kind only: everywhere else they must be optional, which is what `setenv opt` says. */
export const isOptional = (name: string): boolean => name === 'block-outside-dns';

/** They name a file of the device unless their content stands in the profile. */
export const FILES: ReadonlySet<string> = new Set([
  ...[
    'ca',
    'cert',
    'key',
    'pkcs12',
    'extra-certs',
    'crl-verify',
    'tls-auth',
    'tls-crypt',
    'tls-crypt-v2',
    'secret',
    'dh',
  ],
]);
