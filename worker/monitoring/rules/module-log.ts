/** Pure: what a kept call looks like, in the table and to staff. */
import type * as z from 'zod/mini';
import type { KeptCall } from '../../kernel/reach/call-log.ts';
import type { callDetail, callRow } from '../contract/module-log.ts';
import type { moduleLog } from '../table.ts';

export type CallRow = typeof moduleLog.$inferSelect;

const BODY_BYTES = 4096;
export const RETENTION_MS = 14 * 86_400_000;
/** The newest of them are kept, however short the retention is outrun. */
export const MOST_ROWS = 20_000;

/** At most 4 KB of UTF-8, cut between characters. */
export function capped(text: string | null): string | null {
  if (text === null) return null;
  const bytes = new TextEncoder().encode(text);
  if (bytes.byteLength <= BODY_BYTES) return text;
  const marked = BODY_BYTES - 3;
  const cut = new TextDecoder().decode(bytes.subarray(0, marked)).replace(/\uFFFD{1,3}$/, '');
  return `${cut}…`;
}

export const columnsOf = (call: KeptCall, id: string): CallRow => ({
  id,
  kind: call.kind,
  subject: call.subject,
  name: call.name,
  serviceId: call.serviceId,
  level: call.failure !== null || (call.status ?? 0) >= 400 ? 'error' : 'info',
  method: call.method,
  host: call.host.slice(0, 300),
  path: call.path.slice(0, 500),
  status: call.status ?? 0,
  failure: call.failure,
  startedAt: call.at,
  tookMs: Math.max(0, Math.round(call.tookMs)),
  requestId: call.requestId,
  requestBody: capped(call.requestBody),
  responseBody: capped(call.responseBody),
});

export const rowOf = (row: Omit<CallRow, 'requestBody' | 'responseBody'>): z.infer<typeof callRow> => ({
  ...row,
  status: row.status === 0 ? null : row.status,
});
export const detailOf = ({ requestBody, responseBody, ...row }: CallRow): z.infer<typeof callDetail> => ({
  ...rowOf(row),
  requestBody,
  responseBody,
});
