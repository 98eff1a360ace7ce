/** What a panel has to offer: networks, licence slots, free addresses. */
import { withDeadline } from '../../../kernel/reach/deadline.ts';
import type { Word } from '../../../kernel/words/word.ts';
import { type Outcome, ok } from '../../outcome.ts';
import type { Capacity, Network, NetworkDetail, Slots } from '../port.ts';
import { isObject, type JsonObject, pick } from './wire/aliases.ts';
import { type PanelClient, type Reply, shaped, shapedRows, toOutcome } from './wire/client.ts';
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
  readRows(rowsOf(payload, 'name'), shapeNetwork, networkName);

/** Two rounds of calls, one after the other: a person waits for both. */
const DETAIL_TIMEOUT_MS = 7_000;
/** Looked into one by one, six at a time; a panel with more shows the rest as its list tells them. */
const MOST_LOOKED_INTO = 30;

/** The list may leave protocols, upstream and free addresses out: then each network is asked by itself. */
export async function listDetails(panel: PanelClient): Promise<Outcome<NetworkDetail[]>> {
  const reply = await panel.call('GET', ['network'], { timeoutMs: DETAIL_TIMEOUT_MS });
  const listed = shapedRows(panel, reply, 'networks', readDetails);
  if (listed.kind !== 'ok') return listed;
  const { rows } = listed.value;
  const looked = rows.slice(0, MOST_LOOKED_INTO).map((network) => lookInto(panel, network));
  return withDeadline(DETAIL_TIMEOUT_MS, async (signal) => {
    const late = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
    return ok(await Promise.all(rows.map(async (network, i) => (await Promise.race([looked[i], late])) ?? network)));
  });
}

const readDetails = (payload: unknown): Shaped<Rows<NetworkDetail>> =>
  readRows(rowsOf(payload, 'name'), shapeDetail, networkName);

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
  if (typeof payload === 'number') return { n: payload, more: false };
  if (cut) return { n: String(payload).match(IPV4S)?.length ?? 0, more: true };
  const list = isObject(payload) ? pick(payload, 'freeAddresses') : payload;
  if (Array.isArray(list)) return { n: list.length, more: false };
  // One address stands for “at least this one”.
  return typeof list === 'string' && list !== '' ? { n: 1, more: true } : { n: 0, more: false };
}

export async function listNetworks(panel: PanelClient): Promise<Outcome<Network[]>> {
  const read = shapedRows(panel, await panel.call('GET', ['network']), 'networks', readNetworks);
  return read.kind === 'ok' ? ok(read.value.rows) : read;
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

/** The first address of whatever list, object or text the panel answers with; a bare count says that there are some. */
export function readFreeAddress(payload: unknown): FreeAddress {
  if (typeof payload === 'number') return { any: payload > 0, first: null };
  const list = isObject(payload) ? pick(payload, 'freeAddresses') : payload;
  const first = Array.isArray(list) ? list[0] : list;
  const ip = isObject(first) ? pick(first, 'freeAddresses') : first;
  const address = typeof ip === 'string' ? (ip.match(IPV4S)?.[0] ?? null) : null;
  return { any: address !== null, first: address };
}

async function freeAddress(panel: PanelClient, network: string): Promise<Outcome<FreeAddress>> {
  const reply = await panel.call('GET', ['network', network, 'available_ip'], {
    maxBytes: FREE_MAX_BYTES,
    onTooLarge: 'cut',
  });
  if (reply.ok) return ok(readFreeAddress(reply.payload));
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
