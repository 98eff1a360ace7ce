/** Outbound calls on their way to the module log: written beside the work that made them, and never able to fail it. */
import type { Db } from '../db/db.ts';
import type { Log } from '../log.ts';
import type { ReachLogEntry } from './reach-log.ts';

export const CALL_KINDS = ['provisioning', 'gateway', 'sender', 'other'] as const;

export type KeptCall = ReachLogEntry & {
  kind: (typeof CALL_KINDS)[number];
  subject: string | null;
  name: string;
  serviceId: string | null;
  requestId: string;
};
export type CallLog = (db: Db, calls: readonly KeptCall[]) => Promise<void>;

type About = Pick<KeptCall, 'kind'> & { [K in 'subject' | 'name' | 'serviceId']?: KeptCall[K] };

/** Of one invocation: a loop over many servers must not fill the table. */
const MOST_CALLS = 200;
const PER_WRITE = 20;

type Options = {
  callLog: CallLog | undefined;
  /** Not counted for the request. */
  openDb: () => Db;
  requestId: string;
  log: Log;
  defer: (work: Promise<unknown>) => void;
};

/** A poll that went well says nothing, and a call that was never sent is none. */
const isWorthARow = ({ poll, failure, status }: ReachLogEntry): boolean =>
  failure !== 'paused' && (!poll || failure !== null || (status ?? 0) >= 400);

export function makeCallBuffer({ callLog, openDb, requestId, log, defer }: Options) {
  const waiting: KeptCall[] = [];
  let kept = 0;
  let writing = false;
  const write = async (keep: CallLog) => {
    try {
      const db = openDb();
      while (waiting.length > 0) await keep(db, waiting.splice(0, PER_WRITE));
    } catch (error) {
      waiting.length = 0;
      log.error('module_log.not_written', { error });
    } finally {
      writing = false;
    }
  };
  return {
    keep(entry: ReachLogEntry, { kind, subject = null, name = '', serviceId = null }: About): void {
      if (!callLog || kept >= MOST_CALLS || !isWorthARow(entry)) return;
      kept += 1;
      waiting.push({ ...entry, kind, subject, name, serviceId, requestId });
      if (writing) return;
      writing = true;
      defer(write(callLog));
    },
  };
}
