/** Accounts on a panel: found, made, changed and removed so that doing it twice is doing it once. */

import { type Fault, type Outcome, ok, refuse } from '../../outcome.ts';
import type { Account, AccountList, Caps, EnsureInput } from '../port.ts';
import { whyNotClientName } from './name.ts';
import { isObject, pick } from './wire/aliases.ts';
import { misshapen, type PanelClient, type Reply, shaped, shapedRows, toOutcome } from './wire/client.ts';
import { readRows, rowsOf, shapeAccount } from './wire/shapes.ts';

const MAX_MBPS = 10_000;
const ACCOUNTS_MAX_BYTES = 8 * 1024 * 1024;

/** The faults after which nobody knows whether a write arrived. */
const LOST: ReadonlySet<Fault['class']> = new Set(['transport', 'server', 'not_json', 'busy', 'tls', 'dns']);
const isLost = (fault: Fault): boolean => LOST.has(fault.class);
/** “Not found” is not believed without a look either. */
const isUnsure = (fault: Fault): boolean => isLost(fault) || fault.class === 'not_found';
/** Of a write that a look did not find done: the account is there, so that it is not for want of one. */
const notDone = (name: string, { fault, afterMs }: Extract<Reply, { ok: false }>): Outcome<never> =>
  fault.class === 'not_found'
    ? misshapen(`client ${name}`, `there, and yet: ${fault.detail}`)
    : toOutcome(fault, afterMs);

const badName = (name: string): Outcome<never> | null => {
  const why = whyNotClientName(name);
  return why === null ? null : refuse({ class: 'validation', detail: why, fields: { name: why } });
};

const absent = (name: string): Outcome<never> =>
  refuse({ class: 'not_found', detail: `the panel has no client ${name}` });
const taken = (name: string): Outcome<never> =>
  refuse({
    class: 'duplicate_name',
    detail: `the panel already has a client ${name}`,
    fields: { name: 'already in use' },
  });

/** A record without a name is the one that was asked for. */
const readAccount = (name: string) => (payload: unknown) =>
  shapeAccount(isObject(payload) && pick(payload, 'accountName') === undefined ? { name, ...payload } : payload);

/** What a panel says of a client that it does not have, and of nothing else. */
const NO_CLIENT = /^(client|account) not found\.?$/i;

/**
 * Something was not found, in words that may be of a gateway or about anything else: then the account is gone when it
 * is not on the list of all. A list that is null may be one that could not be read.
 */
async function lookedUp(panel: PanelClient, name: string, why: Fault): Promise<Outcome<null>> {
  const unknown = misshapen(`client ${name}`, `the answer does not say whether it is there: ${why.detail}`);
  const reply = await panel.call('GET', ['client'], { maxBytes: ACCOUNTS_MAX_BYTES });
  if (!reply.ok || !Array.isArray(reply.payload)) return unknown;
  const read = readRows(rowsOf(reply.payload, 'name'), shapeAccount);
  const isWhole = read.ok && read.value.odd.length === 0;
  return isWhole && !read.value.rows.some((row) => row.name === name) ? ok(null) : unknown;
}

export async function findAccount(panel: PanelClient, name: string): Promise<Outcome<Account | null>> {
  const bad = badName(name);
  if (bad) return bad;
  const reply = await panel.call('GET', ['client', name]);
  if (!reply.ok && reply.fault.class === 'not_found')
    return NO_CLIENT.test(reply.said ?? '') ? ok(null) : lookedUp(panel, name, reply.fault);
  const account = shaped(reply, `client ${name}`, readAccount(name));
  if (account.kind === 'ok' && account.value.name !== name)
    return misshapen(`client ${name}`, 'the answer is about another client');
  return account;
}

export async function listAccounts(panel: PanelClient): Promise<Outcome<AccountList>> {
  const reply = await panel.call('GET', ['client'], { maxBytes: ACCOUNTS_MAX_BYTES });
  const read = shapedRows(panel, reply, 'clients', (payload) => readRows(rowsOf(payload, 'name'), shapeAccount));
  if (read.kind !== 'ok') return read;
  return ok({ accounts: read.value.rows, unread: read.value.odd.map(({ name }) => name) });
}

type CreateInput = { name: string; network: string | null; mayExist: boolean };
type Created = { account: Account; adopted: boolean };

/** Without a network the panel decides; one that will not is answered with what to do about it. */
async function postClient(panel: PanelClient, { name, network }: CreateInput): Promise<Reply> {
  const json = network === null ? { name } : { name, network_name: network };
  const reply = await panel.call('POST', ['client'], { json, mayBeEmpty: true });
  if (reply.ok || network !== null || reply.fault.class !== 'validation') return reply;
  const fields = reply.fault.fields ?? {};
  if (!/network/i.test(`${reply.fault.detail} ${Object.keys(fields).join(' ')}`)) return reply;
  const advice = 'this panel does not choose a network by itself: tick at least one network on the product';
  return {
    ...reply,
    fault: { class: 'validation', detail: `${advice} (${reply.fault.detail})`, fields: { ...fields, network: advice } },
  };
}

/** An answer says what the panel was about to do; a look says what it did. */
async function confirmCreated(panel: PanelClient, name: string): Promise<Outcome<Created>> {
  const found = await findAccount(panel, name);
  if (found.kind !== 'ok') return found;
  return found.value
    ? ok({ account: found.value, adopted: false })
    : misshapen(`client ${name}`, 'created, yet not there');
}

/** After `duplicate_name`: the account is ours when an answer may have been lost, this time or an earlier one. */
async function adoptDuplicate(panel: PanelClient, name: string, ours: boolean): Promise<Outcome<Created>> {
  if (!ours) return taken(name);
  const found = await findAccount(panel, name);
  if (found.kind !== 'ok') return found;
  return found.value ? ok({ account: found.value, adopted: true }) : taken(name);
}

/**
 * Looks before the first POST, so that an account found after a lost answer is known to be ours; looks again after a
 * lost answer, sends once more when nothing is there, and after that leaves it to the caller's next try.
 */
export async function createAccount(panel: PanelClient, input: CreateInput): Promise<Outcome<Created>> {
  const { name, mayExist } = input;
  const before = await findAccount(panel, name);
  if (before.kind === 'ok' && before.value)
    return mayExist ? ok({ account: before.value, adopted: true }) : taken(name);
  if (before.kind !== 'ok' && before.why.class !== 'server') return before;
  const findIsOurs = mayExist || before.kind === 'ok';
  for (let attempt = 1; ; attempt += 1) {
    const reply = await postClient(panel, input);
    if (reply.ok) return confirmCreated(panel, name);
    if (reply.fault.class === 'duplicate_name')
      return adoptDuplicate(panel, name, mayExist || (attempt > 1 && findIsOurs));
    const failure = toOutcome(reply.fault, reply.afterMs);
    if (!isLost(reply.fault)) return failure;
    const after = await findAccount(panel, name);
    if (after.kind !== 'ok') return after.kind === 'retry' ? after : failure;
    if (after.value) return findIsOurs ? ok({ account: after.value, adopted: true }) : failure;
    if (attempt === 2 || reply.fault.class === 'busy') return failure;
  }
}

type Change = { b_download?: number; b_upload?: number; status?: 'enable' | 'disable' };

const namesTheType = ({ detail, fields }: Fault) =>
  /\bstrings?\b|\btype\b|\bint(eger)?\b|\bnumber\b|unmarshal/i.test([detail, ...Object.values(fields ?? {})].join(' '));

/** Numbers first; a panel that wants text says so in a 400 and gets text. */
async function putClient(panel: PanelClient, name: string, change: Change): Promise<Reply> {
  const send = (json: unknown) => panel.call('PUT', ['client', name], { json, mayBeEmpty: true });
  const reply = await send(change);
  if (reply.ok || reply.fault.class !== 'validation' || !namesTheType(reply.fault)) return reply;
  return send(Object.fromEntries(Object.entries(change).map(([field, value]) => [field, String(value)])));
}

/** Writes, reads back and compares: `differs` says what is not as asked. A lost answer counts when the change is there. */
async function changeAccount(
  panel: PanelClient,
  name: string,
  change: Change,
  differs: (account: Account) => string | null,
): Promise<Outcome<Account>> {
  const reply = await putClient(panel, name, change);
  if (!reply.ok && !isUnsure(reply.fault)) return toOutcome(reply.fault, reply.afterMs);
  const found = await findAccount(panel, name);
  if (found.kind !== 'ok') return found;
  if (!found.value) return absent(name);
  const difference = differs(found.value);
  if (difference === null) return ok(found.value);
  return reply.ok ? refuse({ class: 'mismatch', detail: difference }) : notDone(name, reply);
}

const shown = ({ downMbps, upMbps }: Caps) => `${downMbps}/${upMbps} Mbit/s`;
const sameCaps = (a: Caps, b: Caps) => a.downMbps === b.downMbps && a.upMbps === b.upMbps;
const capsDiffer = (caps: Caps) => (account: Account) =>
  sameCaps(account.caps, caps) ? null : `asked for ${shown(caps)}, the panel keeps ${shown(account.caps)}`;

function badCaps({ downMbps, upMbps }: Caps): Outcome<never> | null {
  const fits = [downMbps, upMbps].every((cap) => Number.isInteger(cap) && cap >= 0 && cap <= MAX_MBPS);
  return fits ? null : refuse({ class: 'validation', detail: `speeds are whole numbers from 0 to ${MAX_MBPS} Mbit/s` });
}

export async function setCaps(panel: PanelClient, name: string, caps: Caps): Promise<Outcome<Account>> {
  const bad = badName(name) ?? badCaps(caps);
  if (bad) return bad;
  return changeAccount(panel, name, { b_download: caps.downMbps, b_upload: caps.upMbps }, capsDiffer(caps));
}

/** Never moves an account to another network: the panel cannot. */
export async function ensureAccount(panel: PanelClient, { name, caps }: EnsureInput): Promise<Outcome<Account>> {
  const bad = badCaps(caps);
  if (bad) return bad;
  const found = await findAccount(panel, name);
  if (found.kind !== 'ok') return found;
  if (!found.value) return absent(name);
  const { enabled, caps: current } = found.value;
  if (enabled && sameCaps(current, caps)) return ok(found.value);
  const change: Change = {
    ...(sameCaps(current, caps) ? {} : { b_download: caps.downMbps, b_upload: caps.upMbps }),
    ...(enabled ? {} : { status: 'enable' }),
  };
  return changeAccount(panel, name, change, (account) =>
    account.enabled ? capsDiffer(caps)(account) : 'the account stays disabled',
  );
}

export async function suspendAccount(panel: PanelClient, name: string): Promise<Outcome<null>> {
  const bad = badName(name);
  if (bad) return bad;
  const changed = await changeAccount(panel, name, { status: 'disable' }, (account) =>
    account.enabled ? 'the account stays enabled' : null,
  );
  return changed.kind === 'ok' ? ok(null) : changed;
}

/** Whatever the panel answers to the removal: the account is gone when a look says so. */
export async function removeAccount(panel: PanelClient, name: string): Promise<Outcome<null>> {
  const bad = badName(name);
  if (bad) return bad;
  const reply = await panel.call('DELETE', ['client', name], { mayBeEmpty: true });
  if (!reply.ok && !isUnsure(reply.fault)) return toOutcome(reply.fault, reply.afterMs);
  const found = await findAccount(panel, name);
  if (found.kind === 'ok' && found.value === null) return ok(null);
  if (!reply.ok) return notDone(name, reply);
  return found.kind === 'ok' ? misshapen(`client ${name}`, 'removed, the panel says, yet still there') : found;
}
