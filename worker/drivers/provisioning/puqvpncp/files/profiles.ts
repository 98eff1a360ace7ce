/** The four kinds of configuration a panel gives out, brought to one form each. */
import { stableUuid } from '../../../../kernel/uuid.ts';
import { type Fault, type Outcome, ok, refuse } from '../../../outcome.ts';
import type { ConfigFile, Protocol } from '../../port.ts';
import { findAccount } from '../accounts.ts';
import { isObject, type JsonObject, pick } from '../wire/aliases.ts';
import { misshapen, type PanelClient, type Reply, toOutcome } from '../wire/client.ts';
import { normaliseConf } from './conf.ts';
import { normaliseOvpn } from './ovpn.ts';
import { normaliseSswan } from './sswan.ts';

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
  const read = normaliseSswan(profile, await stableUuid(owner));
  if (!read.ok) return unusable('ikev2', [read.problem]);
  return ok({ protocol: 'ikev2', text: `${JSON.stringify(read.profile, null, 2)}\n` });
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
