/** Live sessions and daily traffic. */

import { type Outcome, ok } from '../../outcome.ts';
import type { DayUsage, LiveSession, OnlineList } from '../port.ts';
import { isObject, type JsonObject, pick, protocolOf } from './wire/aliases.ts';
import { type PanelClient, shapedRows } from './wire/client.ts';
import { bareAddress, type Rows, readRows, rowsOf, type Shaped, shapeDay, shapeSession } from './wire/shapes.ts';

const ONLINE_MAX_BYTES = 8 * 1024 * 1024;
/** Somebody looks at a page meanwhile: a panel that takes longer counts as silent. */
const ONLINE_TIMEOUT_MS = 8_000;

const isGrouped = (payload: JsonObject) => Object.keys(payload).every((key) => protocolOf(key) !== null);

/** Rows of one group, each told what the group's key says unless it says so itself. */
function groupRows(group: unknown, told: JsonObject, keyField: string): JsonObject[] | null {
  const rows = rowsOf(group, keyField);
  return rows?.map((row) => ({ ...told, ...row })) ?? null;
}

/** One client's sessions: a list, one row, or groups by protocol. */
function clientRows(name: string, sessions: unknown): JsonObject[] | null {
  if (sessions === null) return [];
  if (Array.isArray(sessions)) return groupRows(sessions, { name }, 'name');
  if (!isObject(sessions)) return null;
  if (Object.keys(sessions).length === 0) return [];
  if (!isGrouped(sessions)) return [{ name, ...sessions }];
  return joined(
    Object.entries(sessions).map(([protocol, row]) =>
      isObject(row) ? [{ name, protocol, ...row }] : groupRows(row, { name, protocol }, 'name'),
    ),
  );
}

/** A group that is none counts as one row that is none. */
const joined = (groups: (JsonObject[] | null)[]): JsonObject[] => groups.flatMap((group) => group ?? [{}]);

/** A flat list, lists by protocol, or lists by client name; null and empty mean nobody. */
export function sessionRows(payload: unknown): JsonObject[] | null {
  if (!isObject(payload)) return rowsOf(payload, 'name');
  if (isGrouped(payload))
    return joined(Object.entries(payload).map(([protocol, group]) => groupRows(group, { protocol }, 'name')));
  return joined(Object.entries(payload).map(([name, sessions]) => clientRows(name, sessions)));
}

/** `zone`: that of the panel, for handshakes written as local time. A row without an account may still tell an address. */
export const readOnline = (payload: unknown, zone: string): Shaped<Rows<LiveSession>> =>
  readRows(
    sessionRows(payload),
    (row) => shapeSession(row, zone),
    (row) => bareAddress(pick(row, 'sessionIp')),
  );

export async function listOnline(panel: PanelClient, zone: string): Promise<Outcome<OnlineList>> {
  const reply = await panel.call('GET', ['client', 'online'], {
    maxBytes: ONLINE_MAX_BYTES,
    timeoutMs: ONLINE_TIMEOUT_MS,
    poll: true,
  });
  const read = shapedRows(panel, reply, 'online', (payload) => readOnline(payload, zone));
  if (read.kind !== 'ok') return read;
  return ok({ sessions: read.value.rows, unread: read.value.odd.map(({ name }) => name) });
}

/** Days in order, only those of the month, rows of one day added up; a day that is missing stays missing. */
export function daysOf(rows: readonly DayUsage[], year: number, month: number): DayUsage[] {
  const prefix = `${year}-${String(month).padStart(2, '0')}-`;
  const days = new Map<string, DayUsage>();
  for (const { date, downBytes, upBytes } of rows) {
    if (!date.startsWith(prefix)) continue;
    const before = days.get(date) ?? { date, downBytes: 0, upBytes: 0 };
    days.set(date, { date, downBytes: before.downBytes + downBytes, upBytes: before.upBytes + upBytes });
  }
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date));
}

export const readMonth = (payload: unknown, year: number, month: number): Shaped<Rows<DayUsage>> =>
  readRows(
    rowsOf(payload, 'date'),
    (row) => shapeDay(row, year, month),
    () => null,
  );

/** A calendar month in the panel's zone. A month that the panel has forgotten has no days. */
export async function readUsage(
  panel: PanelClient,
  name: string,
  year: number,
  month: number,
): Promise<Outcome<DayUsage[]>> {
  const ask = (text: string) => panel.call('GET', ['client', name, 'traffic', String(year), text]);
  const padded = String(month).padStart(2, '0');
  let reply = await ask(padded);
  if (!reply.ok && reply.fault.class === 'validation' && padded !== String(month)) reply = await ask(String(month));
  if (!reply.ok && reply.fault.class === 'not_found') return ok([]);
  const read = shapedRows(panel, reply, `traffic of ${name}`, (payload) => readMonth(payload, year, month));
  return read.kind === 'ok' ? ok(daysOf(read.value.rows, year, month)) : read;
}
