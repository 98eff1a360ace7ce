import * as z from 'zod/mini';
import { id, instant } from '../../kernel/contract.ts';

/** Years offered, the current one included. */
export const YEARS_BACK = 3;

export const monthInput = z.strictObject({
  id: id(),
  year: z.coerce.number().check(z.int('Enter a year.'), z.gte(2000), z.lte(2200)),
  month: z.coerce
    .number()
    .check(z.int('Enter a month.'), z.gte(1, 'Months are 1 to 12.'), z.lte(12, 'Months are 1 to 12.')),
});

/** Bytes as the customer sees them; null: the server did not say, which is not the same as none. */
export const usageDay = z.object({
  /** YYYY-MM-DD in `zone`. */
  date: z.string(),
  downBytes: z.nullable(z.number()),
  upBytes: z.nullable(z.number()),
});
export type UsageDay = z.infer<typeof usageDay>;

export const MONTH_STATES = ['complete', 'gaps', 'none', 'forgotten'] as const;

export const usageMonth = z.object({
  year: z.int(),
  month: z.int(),
  /** IANA zone in which the server's days begin. */
  zone: z.string(),
  /** When the server was asked. */
  asOf: instant(),
  /** `gaps`: some days are missing. `none`: all are. `forgotten`: the month is older than what servers usually keep. */
  state: z.enum(MONTH_STATES),
  /** Every day that has begun, in order. */
  days: z.array(usageDay),
  /** Of the days that are known; null when none is. */
  downBytes: z.nullable(z.number()),
  upBytes: z.nullable(z.number()),
  /** When the server adds up next; null unless the month is running and nothing was counted in it yet. */
  nextCountAt: z.nullable(instant()),
});
export type UsageMonth = z.infer<typeof usageMonth>;
