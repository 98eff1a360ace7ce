/** The four kinds of configuration a panel gives out, brought to one form each. */
import { stableUuid } from '../../../../kernel/uuid.ts';
import { type Fault, type Outcome, ok, refuse } from '../../../outcome.ts';
import type { ConfigFile, Protocol } from '../../port.ts';
import { findAccount } from '../accounts.ts';
import { isObject, type JsonObject, pick } from '../wire/aliases.ts';
import { misshapen, type PanelClient, type Reply, toOutcome } from '../wire/client.ts';
import { normaliseConf } from './conf.ts';
import { isResolver } from './conf-values.ts';
import { normaliseOvpn } from './ovpn.ts';
import { isSequence } from './ovpn-blocks.ts';

/** The first path is the module's; the second is one that only a page of the panel's documentation names. */
const PATHS: Record<Protocol, readonly (readonly string[])[]> = {
  wireguard: [['config', 'text'], ['wireguard']],
  amneziawg: [['amneziawg', 'config']],
  openvpn: [['openvpn', 'profile']],
  ikev2: [['ikev2', 'profile']],
};

const isMissing = (reply: Reply): boolean => !reply.ok && (reply.status === 404 || reply.fault.class === 'not_found');
const meansOff = (reply: Reply): boolean =>
  isMissing(reply) || (!reply.ok && reply.fault.class === 'validation' && reply.status !== null);

async function fetchConfig(panel: PanelClient, name: string, protocol: Protocol): Promise<Reply> {
  const [path = [], ...others] = PATHS[protocol];
  let reply = await panel.call('GET', ['client', name, ...path], { mayBePlain: true });
  for (const other of others)
    if (isMissing(reply)) reply = await panel.call('GET', ['client', name, ...other], { mayBePlain: true });
  return reply;
}

const unusable = (protocol: Protocol, problems: readonly string[]): Outcome<never> => {
  const why: Fault = {
    class: 'validation',
    detail: `the panel's ${protocol} configuration is not usable: ${problems.join('; ')}`,
  };
  return refuse(why);
};

function readOpenvpn(text: string): Outcome<ConfigFile> {
  const profile = normaliseOvpn(text);
  return profile.ok ? ok({ protocol: 'openvpn', text: profile.text }) : unusable('openvpn', profile.problems);
}

/**
 * Base64 DER on one line, from that or from PEM with any line breaks; null when it is neither. Two
 * in one field are none: nobody here can tell which of them devices are to trust.
 */
export function readCertificate(text: string): string | null {
  const bare = text.replace(/-----(?:BEGIN|END) CERTIFICATE-----/g, '').replaceAll(/\s/g, '');
  if (bare.length % 4 !== 0 || !/^MI[A-Za-z0-9+/]+={0,2}$/.test(bare)) return null;
  return isSequence(bare) ? bare : null;
}

/** Controls, marks that turn or hide what follows, and line ends that JSON does not escape. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** At any depth: programs write these texts into files of their own. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && value.search(UNSEEN) < 0;
  if (typeof value !== 'object' || value === null) return true;
  return depth < 8 && Object.entries(value).every(([key, item]) => isPlain(key) && isPlain(item, depth + 1));
}

/** A name is only shown: what cannot be shown is left out of it. */
const nameOf = (name: unknown, otherwise: string): string =>
  (typeof name === 'string' ? name.toWellFormed().replace(UNSEEN, ' ').trim().slice(0, 100) : '') || otherwise;

function parseProfile(payload: unknown): JsonObject | null {
  if (isObject(payload)) return payload;
  try {
    // Version 1 breaks the certificate's lines with bare CRs inside the JSON text.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones meant
    const parsed: unknown = JSON.parse(String(payload).replace(/[\u0000-\u001f]/g, ' '));
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/**
 * strongSwan replaces a profile only when its uuid is the same, and the panel draws a new one for every call, so ours
 * is derived from `owner`.
 */
async function readIkev2(payload: unknown, owner: string): Promise<Outcome<ConfigFile>> {
  const profile = parseProfile(payload);
  if (!profile) return unusable('ikev2', ['it is not a profile']);
  const remote = isObject(profile.remote) ? { ...profile.remote } : {};
  if (typeof remote.addr !== 'string' || remote.addr === '') return unusable('ikev2', ['remote.addr is missing']);
  if (!isResolver(remote.addr)) return unusable('ikev2', ['remote.addr is not an address']);
  if (remote.cert === undefined || remote.cert === null || remote.cert === '') delete remote.cert;
  else {
    const cert = readCertificate(String(remote.cert));
    if (cert === null) return unusable('ikev2', ['remote.cert is not a certificate']);
    remote.cert = cert;
  }
  const { name, type } = profile;
  const stable = {
    ...profile,
    uuid: await stableUuid(owner),
    name: nameOf(name, remote.addr),
    type: typeof type === 'string' && type !== '' ? type : 'ikev2-eap',
    remote,
  };
  if (!isPlain(stable)) return unusable('ikev2', ['there are control characters in it']);
  return ok({ protocol: 'ikev2', text: `${JSON.stringify(stable, null, 2)}\n` });
}

function textOf(payload: unknown): string | null {
  const text = isObject(payload) ? pick(payload, 'configText') : payload;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}

function readPayload(
  payload: unknown,
  protocol: Protocol,
  owner: string,
): Outcome<ConfigFile> | Promise<Outcome<ConfigFile>> {
  if (protocol === 'ikev2')
    return readIkev2(isObject(payload) && !('remote' in payload) ? textOf(payload) : payload, owner);
  const text = textOf(payload);
  if (text === null) return misshapen(`${protocol} configuration`, 'the answer holds no text');
  if (protocol === 'openvpn') return readOpenvpn(text);
  const conf = normaliseConf(text, protocol);
  return conf.ok ? ok({ protocol, text: conf.text }) : unusable(protocol, conf.problems);
}

/** `serverId` keeps profiles of equally named accounts on two servers apart. */
export async function readConfig(
  panel: PanelClient,
  serverId: string,
  name: string,
  protocol: Protocol,
): Promise<Outcome<ConfigFile | null>> {
  const reply = await fetchConfig(panel, name, protocol);
  if (reply.ok) return readPayload(reply.payload, protocol, `culvert:${serverId}|${name}`);
  if (!meansOff(reply)) return toOutcome(reply.fault, reply.afterMs);
  const account = await findAccount(panel, name);
  if (account.kind !== 'ok') return account;
  return account.value ? ok(null) : refuse({ class: 'not_found', detail: `the panel has no client ${name}` });
}
