/**
 * A strongSwan profile, written anew from the fields that a tunnel needs. What else its reader knows (other routes and
 * resolvers, the apps that are tunnelled, keys, whether revoked certificates are taken) is the device owner's to choose.
 */
import { isObject, type JsonObject } from '../wire/aliases.ts';
import { isResolver } from './conf-values.ts';
import { isCertificate } from './der.ts';

export type Sswan = { ok: true; profile: JsonObject } | { ok: false; problem: string };

/** Those that sign in by user name and password, which is all that an account has. */
const TYPES = ['ikev2-eap', 'ikev2-byod-eap'];

/** One suite each; weaker ones, or several, are left to the device, whose own are strong. */
const IKE =
  /^(?:aes(?:128|192|256)-sha(?:256|384|512)|(?:aes(?:128|192|256)gcm16|chacha20poly1305)-prfsha(?:256|384|512))-(?:curve25519|x25519|ecp(?:256|384|521)|modp(?:2048|3072|4096|6144|8192))$/;
const ESP =
  /^(?:aes(?:128|192|256)-sha(?:256|384|512)|(?:aes(?:128|192|256)gcm16|chacha20poly1305))(?:-(?:curve25519|x25519|ecp(?:256|384|521)|modp(?:2048|3072|4096|6144|8192)))?$/;

/** Controls, marks that turn or hide what follows, and line ends that JSON does not escape. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name is only shown: what cannot be shown is left out of it. */
const nameOf = (name: unknown, otherwise: string): string =>
  (typeof name === 'string' ? name.toWellFormed().replace(UNSEEN, ' ').trim().slice(0, 100) : '') || otherwise;

type Check = (value: unknown) => boolean;

const isText: Check = (value) =>
  typeof value === 'string' && value.length <= 255 && value.isWellFormed() && value.search(UNSEEN) < 0;
/** Not `0.0.0.0` or `::`, which is every host to strongSwan. */
const isHost: Check = (value) => typeof value === 'string' && isResolver(value) && /[a-z1-9]/i.test(value);
const DISTINGUISHED = /^[A-Za-z.0-9]{1,40}=[^*%#]+$/;
/** A host, an address of mail or a distinguished name, and never a pattern: any server would be the right one. */
const isIdentity: Check = (value) =>
  isHost(value) ||
  (isText(value) && (DISTINGUISHED.test(String(value)) || /^[^@\s*%#]+@[^@\s*%#]+$/.test(String(value))));
const between =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const isStrong =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

/**
 * Base64 DER on one line, from that or from PEM with any line breaks; null when it is neither. Two
 * in one field are none: nobody here can tell which of them devices are to trust.
 */
export function readCertificate(text: string): string | null {
  const bare = text.replace(/-----(?:BEGIN|END) CERTIFICATE-----/g, '').replaceAll(/\s/g, '');
  if (bare.length % 4 !== 0 || !/^MI[A-Za-z0-9+/]+={0,2}$/.test(bare)) return null;
  return isCertificate(bare) ? bare : null;
}

const own = (of: JsonObject, key: string): unknown => (Object.hasOwn(of, key) ? of[key] : undefined);
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Fields that cost the whole profile when they are there and wrong: without them it would mean something else. */
const REMOTE: readonly (readonly [key: string, fits: Check, what: string])[] = [
  ['port', between(1, 65_535), 'a port'],
  ['id', isIdentity, 'an identity'],
  ['cert', (value) => typeof value === 'string' && readCertificate(value) !== null, 'a certificate'],
  ['certreq', (value) => typeof value === 'boolean', 'yes or no'],
];

function remoteOf(given: JsonObject): JsonObject | string {
  const addr = own(given, 'addr');
  if (typeof addr !== 'string' || addr === '') return 'remote.addr is missing';
  if (!isHost(addr)) return 'remote.addr is not an address';
  const remote: JsonObject = { addr };
  for (const [key, fits, what] of REMOTE) {
    const value = own(given, key);
    if (isAbsent(value)) continue;
    if (!fits(value)) return `remote.${key} is not ${what}`;
    remote[key] = key === 'cert' ? readCertificate(String(value)) : value;
  }
  return remote;
}

function localOf(given: JsonObject): JsonObject | string {
  const local: JsonObject = {};
  for (const key of ['id', 'eap_id']) {
    const value = own(given, key);
    if (isAbsent(value)) continue;
    if (!isText(value)) return `local.${key} is not a name`;
    local[key] = value;
  }
  return local;
}

const OPTIONS: readonly (readonly [key: string, fits: Check])[] = [
  ['mtu', between(1280, 1500)],
  ['ike-proposal', isStrong(IKE)],
  ['esp-proposal', isStrong(ESP)],
];

const objectAt = (of: JsonObject, key: string): JsonObject => {
  const value = own(of, key);
  return isObject(value) ? value : {};
};

export function normaliseSswan(given: JsonObject, uuid: string): Sswan {
  const type = own(given, 'type') || 'ikev2-eap';
  if (typeof type !== 'string' || !TYPES.includes(type))
    return { ok: false, problem: 'its type is not one with user name and password' };
  const remote = remoteOf(objectAt(given, 'remote'));
  if (typeof remote === 'string') return { ok: false, problem: remote };
  const local = localOf(objectAt(given, 'local'));
  if (typeof local === 'string') return { ok: false, problem: local };
  const options = OPTIONS.map(([key, fits]) => [key, own(given, key), fits] as const)
    .filter(([, value, fits]) => fits(value))
    .map(([key, value]) => [key, value]);
  const name = nameOf(own(given, 'name'), String(remote.addr));
  return { ok: true, profile: { uuid, name, type, remote, local, ...Object.fromEntries(options) } };
}
