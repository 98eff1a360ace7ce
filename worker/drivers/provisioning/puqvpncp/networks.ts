/** What a panel has to offer: networks, licence slots, free addresses. */
import { withDeadline } from '../../../kernel/reach/deadline.ts';
import type { Word } from '../../../kernel/words/word.ts';
import { type Outcome, ok } from '../../outcome.ts';
import type { Capacity, Network, NetworkDetail, NetworkList, Slots } from '../port.ts';
import { ALIASES, isObject, type JsonObject, pick } from './wire/aliases.ts';
import { misshapen, type PanelClient, type Reply, shaped, shapedRows, toOutcome } from './wire/client.ts';
import {
  type PanelStatus,
  type Rows,
  readRows,
  rowsOf,
  type Shaped,
  shapeNetwork,
  shapeStatus,
} from './wire/shapes.ts';
import { probed } from './words/index.ts';

/** One free address is enough to know; a wide subnet lists millions. */
const FREE_MAX_BYTES = 64 * 1024;

export const readStatus = (panel: PanelClient, timeoutMs?: number): Promise<Reply> =>
  panel.call('GET', ['system', 'status'], { timeoutMs });

const networkName = (row: JsonObject) => pick(row, 'networkName');
export const readNetworks = (payload: unknown): Shaped<Rows<Network>> =>
  fitting(readRows(rowsOf(payload, 'name'), shapeNetwork, networkName));

/** A list is kept as one value of at most 2 MB, where a character takes up to three bytes. */
const MOST_CHARS = 500_000;

/** As many networks as can be kept: some three thousand. Those after them count as not read. */
function fitting<T extends Network>(read: Shaped<Rows<T>>): Shaped<Rows<T>> {
  if (!read.ok) return read;
  const { rows, odd } = read.value;
  let chars = 0;
  const end = rows.findIndex((row) => {
    chars += JSON.stringify(row).length;
    return chars > MOST_CHARS;
  });
  if (end < 0) return read;
  const rest = rows.slice(end).map(({ name }) => ({ name, why: 'beyond what can be kept' }));
  return { ok: true, value: { rows: rows.slice(0, end), odd: [...odd, ...rest] } };
}

/** Two rounds of calls, one after the other: a person waits for both. */
const DETAIL_TIMEOUT_MS = 7_000;
/** Looked into one by one, six at a time; a panel with more shows the rest as its list tells them. */
const MOST_LOOKED_INTO = 30;

/** The list may leave protocols, upstream and free addresses out: then each network is asked by itself. */
export async function listDetails(panel: PanelClient): Promise<Outcome<NetworkList<NetworkDetail>>> {
  const reply = await panel.call('GET', ['network'], { timeoutMs: DETAIL_TIMEOUT_MS });
  const listed = shapedRows(panel, reply, 'networks', readDetails);
  if (listed.kind !== 'ok') return listed;
  const { rows, odd } = listed.value;
  const looked = rows.slice(0, MOST_LOOKED_INTO).map((network) => lookInto(panel, network));
  return withDeadline(DETAIL_TIMEOUT_MS, async (signal) => {
    const late = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
    const networks = rows.map(async (network, i) => (await Promise.race([looked[i], late])) ?? network);
    return ok({ networks: await Promise.all(networks), unread: odd.length });
  });
}

const readDetails = (payload: unknown): Shaped<Rows<NetworkDetail>> =>
  fitting(readRows(rowsOf(payload, 'name'), shapeDetail, networkName));

function shapeDetail(record: unknown): Shaped<NetworkDetail> {
  const read = shapeNetwork(record);
  if (!read.ok || !isObject(record)) return read as Shaped<never>;
  const upstream = pick(record, 'upstream');
  return {
    ok: true,
    value: { ...read.value, upstream: typeof upstream === 'string' && upstream ? upstream : null, freeIps: null },
  };
}

async function lookInto(panel: PanelClient, network: NetworkDetail): Promise<NetworkDetail> {
  const told = network.upstream !== null && Object.values(network.protocols).some((on) => on !== null);
  const timeoutMs = DETAIL_TIMEOUT_MS;
  const [own, free] = await Promise.all([
    told ? null : panel.call('GET', ['network', network.name], { timeoutMs }),
    panel.call('GET', ['network', network.name, 'available_ip'], {
      maxBytes: FREE_MAX_BYTES,
      onTooLarge: 'cut',
      timeoutMs,
    }),
  ]);
  const detail = own?.ok ? ofNetwork(network.name, own.payload, (p) => shapeDetail({ ...network, ...p })) : null;
  if (detail?.ok === false)
    panel.note('peer.odd_rows', { what: `network ${network.name}`, odd: 1, of: 1, first: detail.why });
  return { ...(detail?.ok ? detail.value : network), freeIps: freeCount(free) };
}

/** A network is known by its name alone: a record that has none is of the one asked for, one of another is not believed. */
function ofNetwork<T>(name: string, payload: unknown, shapeOf: (record: JsonObject) => Shaped<T>): Shaped<T> {
  if (!isObject(payload)) return { ok: false, why: 'the answer is not a record' };
  const said = pick(payload, 'networkName') ?? name;
  return String(said) === name ? shapeOf(payload) : { ok: false, why: 'the answer is about another network' };
}

/** How many free addresses an answer lists; null when it could not be had or does not say. */
export function freeCount(reply: Reply): NetworkDetail['freeIps'] {
  if (!reply.ok) return reply.fault.class === 'no_ip' ? { n: 0, more: false } : null;
  const { payload, cut } = reply;
  if (typeof payload === 'number')
    return Number.isInteger(payload) && payload >= 0 ? { n: payload, more: false } : null;
  if (cut) {
    const n = String(payload).match(IPV4S)?.length ?? 0;
    return n > 0 ? { n, more: true } : null;
  }
  const listed = addressesIn(payload);
  // One address by itself stands for “at least this one”.
  return listed && { n: listed.addresses.length, more: typeof listed.list === 'string' && listed.list !== '' };
}

const isAboutAddresses = (record: JsonObject): boolean =>
  Object.keys(record).length === 0 || ALIASES.freeAddresses.some((name) => name in record);

/** Addresses of whatever list, object or text the panel answers with; null for what tells of none and is not empty either. */
function addressesIn(payload: unknown): { list: unknown; addresses: string[] } | null {
  const list = isObject(payload) ? pick(payload, 'freeAddresses') : payload;
  if (isObject(payload) && !isAboutAddresses(payload)) return null;
  const entries = Array.isArray(list) ? list : list === null || list === undefined || list === '' ? [] : [list];
  const addresses = entries.flatMap((entry) => {
    const ip = isObject(entry) ? pick(entry, 'freeAddresses') : entry;
    return typeof ip === 'string' ? (ip.match(IPV4S)?.[0] ?? []) : [];
  });
  return entries.length > 0 && addresses.length === 0 ? null : { list, addresses };
}

export async function listNetworks(panel: PanelClient): Promise<Outcome<NetworkList>> {
  const read = shapedRows(panel, await panel.call('GET', ['network']), 'networks', readNetworks);
  return read.kind === 'ok' ? ok({ networks: read.value.rows, unread: read.value.odd.length }) : read;
}

export async function findNetwork(panel: PanelClient, name: string): Promise<Outcome<Network>> {
  const reply = await panel.call('GET', ['network', name]);
  return shaped(reply, `network ${name}`, (payload) =>
    ofNetwork(name, payload, (record) => shapeNetwork({ name, ...record })),
  );
}

export async function readSlots(panel: PanelClient): Promise<Outcome<Slots & { busy: string | null }>> {
  const status = shaped<PanelStatus>(await readStatus(panel), 'status', shapeStatus);
  return status.kind === 'ok' ? ok({ ...status.value.slots, busy: status.value.busy }) : status;
}

const IPV4S = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;

type FreeAddress = { any: boolean; first: string | null };

/** A bare count says that there are some, or none. Null: not understood, so that nobody can say that it is full. */
export function readFreeAddress(payload: unknown): FreeAddress | null {
  if (typeof payload === 'number') return payload < 0 ? null : { any: payload > 0, first: null };
  const listed = addressesIn(payload);
  return listed && { any: listed.addresses.length > 0, first: listed.addresses[0] ?? null };
}

async function freeAddress(panel: PanelClient, network: string): Promise<Outcome<FreeAddress>> {
  const reply = await panel.call('GET', ['network', network, 'available_ip'], {
    maxBytes: FREE_MAX_BYTES,
    onTooLarge: 'cut',
  });
  if (reply.ok) {
    const free = readFreeAddress(reply.payload);
    return free ? ok(free) : misshapen(`free addresses of ${network}`, 'neither a list of addresses nor a count');
  }
  return reply.fault.class === 'no_ip' ? ok({ any: false, first: null }) : toOutcome(reply.fault, reply.afterMs);
}

export async function readCapacity(
  panel: PanelClient,
  network: string | null,
  known?: Slots,
): Promise<Outcome<Capacity>> {
  const read = known ? ok({ ...known, busy: null }) : await readSlots(panel);
  if (read.kind !== 'ok') return read;
  const { busy, used, total } = read.value;
  const slots: Slots = { used, total };
  const unready = (why: Word): Outcome<Capacity> => ok({ ready: false, why, slots, freeIp: null });
  if (busy !== null) return unready(probed('room.busy', { why: busy }));
  if (used >= total) return unready(probed('room.slots', { used, total }));
  if (network === null) return ok({ ready: true, why: null, slots, freeIp: null });
  const free = await freeAddress(panel, network);
  if (free.kind !== 'ok') return free;
  return free.value.any
    ? ok({ ready: true, why: null, slots, freeIp: free.value.first })
    : unready(probed('room.full', { network }));
}
