/** Live sessions and daily traffic. */

import { type Outcome, ok } from '../../outcome.ts';
import type { DayUsage, LiveSession } from '../port.ts';
import { isObject, type JsonObject, protocolOf } from './wire/aliases.ts';
import { type PanelClient, shaped } from './wire/client.ts';
import { rowsOf, type Shaped, shapeDay, shapeRows, shapeSession } from './wire/shapes.ts';

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

const joined = (groups: (JsonObject[] | null)[]): JsonObject[] | null =>
  groups.every((group) => group !== null) ? groups.flatMap((group) => group ?? []) : null;

/** A flat list, lists by protocol, or lists by client name; null and empty mean nobody. */
export function sessionRows(payload: unknown): JsonObject[] | null {
  if (!isObject(payload)) return rowsOf(payload, 'name');
  if (isGrouped(payload))
    return joined(Object.entries(payload).map(([protocol, group]) => groupRows(group, { protocol }, 'name')));
  return joined(Object.entries(payload).map(([name, sessions]) => clientRows(name, sessions)));
}

/** `zone`: that of the panel, for handshakes written as local time. */
export const shapeOnline = (payload: unknown, zone: string): Shaped<LiveSession[]> =>
  shapeRows(sessionRows(payload), (row) => shapeSession(row, zone));

export async function listOnline(panel: PanelClient, zone: string): Promise<Outcome<LiveSession[]>> {
  const reply = await panel.call('GET', ['client', 'online'], {
    maxBytes: ONLINE_MAX_BYTES,
    timeoutMs: ONLINE_TIMEOUT_MS,
    poll: true,
  });
  return shaped(reply, 'online', (payload) => shapeOnline(payload, zone));
}

/** Days in order, only those of the month, rows of one day added up; a day that is missing stays missing. */
export function shapeMonth(payload: unknown, year: number, month: number): Shaped<DayUsage[]> {
  const rows = shapeRows(rowsOf(payload, 'date'), (row) => shapeDay(row, year, month));
  if (!rows.ok) return rows;
  const prefix = `${year}-${String(month).padStart(2, '0')}-`;
  const days = new Map<string, DayUsage>();
  for (const { date, downBytes, upBytes } of rows.value) {
    if (!date.startsWith(prefix)) continue;
    const before = days.get(date) ?? { date, downBytes: 0, upBytes: 0 };
    days.set(date, { date, downBytes: before.downBytes + downBytes, upBytes: before.upBytes + upBytes });
  }
  return { ok: true, value: [...days.values()].sort((a, b) => a.date.localeCompare(b.date)) };
}

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
  return shaped(reply, `traffic of ${name}`, (payload) => shapeMonth(payload, year, month));
}
