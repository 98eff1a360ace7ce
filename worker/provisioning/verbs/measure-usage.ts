import type { ProvisioningPeer } from '../../drivers/provisioning/port.ts';
import { monthIn } from '../../kernel/time/time.ts';
import type { Word } from '../../kernel/words/word.ts';
import type { ServerRow } from '../../servers/index.ts';
import { serviceMeasured, updateService } from '../../services/index.ts';
import { because } from '../words/index.ts';
import { held } from './hold-service.ts';
import type { Turn } from './record-settled.ts';

/** A server that keeps no traffic must not keep the account: after this many tries it is removed unread. No further one, lest its failures close the way to the server. */
const MEASURE_ATTEMPTS = 10;

/** The last reading, kept before the account is removed. Why it must be asked again, or null. */
export async function measure(turn: Turn, peer: ProvisioningPeer, server: ServerRow): Promise<Word | null> {
  const { ctx, row, run } = turn;
  if (row.lastUsage !== null || row.vpnName === null || run.attempt > MEASURE_ATTEMPTS) return null;
  const { year, month } = monthIn(ctx.now(), server.timeZone || 'UTC');
  const read = await peer.usage(row.vpnName, year, month);
  if (read.kind !== 'ok') {
    ctx.log.error('service.usage_unread', { serviceId: row.id, why: read.why.detail });
    return read.kind === 'retry' ? because('trafficUnread', { why: read.why.detail }) : null;
  }
  const sum = (key: 'downBytes' | 'upBytes') => read.value.reduce((total, day) => total + day[key], 0);
  const lastUsage = { at: ctx.now(), year, month, downBytes: sum('downBytes'), upBytes: sum('upBytes') };
  await held(turn.hold)
    .write(updateService(ctx.db, row.id, { lastUsage }))
    .emit(serviceMeasured, { serviceId: row.id }, { key: `${row.id}:last`, subject: `service:${row.id}` })
    .commit(null);
  turn.row = { ...row, lastUsage };
  return null;
}
