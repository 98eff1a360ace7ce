/** Pure: what becomes of a service that does not run, or that its owner asked to end. */
import type { MyService } from '../../../worker/services/contract/model.ts';
import { missingMicro } from './state.ts';

type Row = Pick<
  MyService,
  'status' | 'period' | 'cause' | 'paidThrough' | 'terminateAt' | 'terminationRequestedAt' | 'setupMicro' | 'baseMicro'
>;
/** As the session tells of a client. */
export type Funds = { balanceMicro: number; creditLimitMicro: number };

const LIVING: readonly Row['status'][] = ['pending', 'active', 'suspended'];

/** Its owner asked for its end, which has not come yet. */
export const isEnding = ({ status, terminationRequestedAt }: Row): boolean =>
  terminationRequestedAt !== null && LIVING.includes(status);

/** Nothing but funds keeps it from running: it goes on by itself once they suffice. */
export const waitsForFunds = ({ status, cause, terminateAt, terminationRequestedAt }: Row): boolean =>
  status === 'suspended' &&
  terminationRequestedAt === null &&
  (cause?.code === 'insufficient_funds' || terminateAt !== null);

/** What has to be added for it to go on, in micro-units: a period again, or the first with its setup. */
export const lackingMicro = (row: Row, { balanceMicro, creditLimitMicro }: Funds): number =>
  missingMicro(
    { setupMicro: row.status === 'pending' ? row.setupMicro : 0, baseMicro: row.baseMicro },
    balanceMicro + creditLimitMicro,
  );

/** When it would end if that were asked now; null: at once. What is paid is used up first. */
export const wouldEndAt = ({ status, period, paidThrough }: Row, now: number): number | null =>
  status === 'active' && period !== 'one_time' && paidThrough !== null && paidThrough > now ? paidThrough : null;

/** Periods so short that the day alone does not say when one ends. */
export const isShort = ({ period }: Pick<Row, 'period'>): boolean => period === 'hourly' || period === 'daily';
