/** What a panel has to offer: networks, licence slots, free addresses. */
import type { Capacity, Network, Outcome, Slots } from '../port.ts';
import { isObject, pick } from './aliases.ts';
import { ok, type PanelClient, type Reply, shaped, toOutcome } from './client.ts';
import { type PanelStatus, rowsOf, type Shaped, shapeNetwork, shapeRows, shapeStatus } from './shapes.ts';

/** One free address is enough to know; a wide subnet lists millions. */
const FREE_MAX_BYTES = 64 * 1024;

export const readStatus = (panel: PanelClient, timeoutMs?: number): Promise<Reply> =>
  panel.call('GET', ['system', 'status'], { timeoutMs });

export const shapeNetworks = (payload: unknown): Shaped<Network[]> => shapeRows(rowsOf(payload, 'name'), shapeNetwork);

export async function listNetworks(panel: PanelClient): Promise<Outcome<Network[]>> {
  return shaped(await panel.call('GET', ['network']), 'networks', shapeNetworks);
}

export async function findNetwork(panel: PanelClient, name: string): Promise<Outcome<Network>> {
  const reply = await panel.call('GET', ['network', name]);
  return shaped(reply, `network ${name}`, (payload) =>
    shapeNetwork(isObject(payload) ? { name, ...payload } : payload),
  );
}

export async function readSlots(panel: PanelClient): Promise<Outcome<Slots & { busy: string | null }>> {
  const status = shaped<PanelStatus>(await readStatus(panel), 'status', shapeStatus);
  return status.kind === 'ok' ? ok({ ...status.value.slots, busy: status.value.busy }) : status;
}

const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/;

type FreeAddress = { any: boolean; first: string | null };

/** The first address of whatever list, object or text the panel answers with; a bare count says that there are some. */
export function readFreeAddress(payload: unknown): FreeAddress {
  if (typeof payload === 'number') return { any: payload > 0, first: null };
  const list = isObject(payload) ? pick(payload, 'freeAddresses') : payload;
  const first = Array.isArray(list) ? list[0] : list;
  const ip = isObject(first) ? pick(first, 'freeAddresses') : first;
  const address = typeof ip === 'string' ? (IPV4.exec(ip)?.[0] ?? null) : null;
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
  const unready = (why: string): Outcome<Capacity> => ok({ ready: false, why, slots, freeIp: null });
  if (busy !== null) return unready(`busy: ${busy}`);
  if (used >= total) return unready(`no licence slots: ${used} of ${total} used`);
  if (network === null) return ok({ ready: true, why: null, slots, freeIp: null });
  const free = await freeAddress(panel, network);
  if (free.kind !== 'ok') return free;
  return free.value.any
    ? ok({ ready: true, why: null, slots, freeIp: free.value.first })
    : unready(`full: no free address in ${network}`);
}
