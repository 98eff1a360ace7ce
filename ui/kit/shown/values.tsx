import { type MoneyOptions, money } from '../../data/format/format.ts';
import { date, dateTime, instantTitle, now, relative } from '../../data/format/time.ts';
import { k } from '../i18n/en/kit.ts';

export const Money = ({ micro, currency, ...options }: { micro: number; currency: string } & MoneyOptions) => (
  <span class="num">{money(micro, currency, options)}</span>
);

/** "12 s ago", moving; the instant and its zone on hover. */
export const Age = ({ at }: { at: number | null | undefined }) =>
  at == null ? (
    <span>{k('age.never')}</span>
  ) : (
    <time class="num" dateTime={new Date(at).toISOString()} title={instantTitle(at)}>
      {relative(at, now.value)}
    </time>
  );

/** A date, or a date with time; `zone` where it is not the reader's own. */
export const Instant = ({ at, time, zone }: { at: number | null | undefined; time?: boolean; zone?: string }) =>
  at == null ? (
    <span>—</span>
  ) : (
    <time class="num" dateTime={new Date(at).toISOString()} title={instantTitle(at, zone)}>
      {time ? dateTime(at, zone) : date(at, zone)}
    </time>
  );
