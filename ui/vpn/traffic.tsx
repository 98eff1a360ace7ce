import { useState } from 'preact/hooks';
import type { UsageMonth } from '../../worker/usage/contract/model.ts';
import { byteUnit, inUnit } from '../data/format/byte-units.ts';
import { size } from '../data/format/bytes.ts';
import { clock } from '../data/format/clock.ts';
import { useQuery } from '../data/store/cache.ts';
import { language } from '../i18n/language.ts';
import { Button } from '../kit/form/button.tsx';
import { SelectField } from '../kit/form/inputs.tsx';
import { Table } from '../kit/list/table.tsx';
import { LineChart } from '../kit/shown/chart.tsx';
import { Loaded } from '../kit/shown/loaded.tsx';
import { Notice, Skeleton } from '../kit/shown/surface.tsx';
import { Age } from '../kit/shown/values.tsx';
import { t } from './i18n/en/traffic.ts';
import { daysOf, dayTitle, monthName, monthsOf, monthTitle, yearsOf } from './months.ts';
import './vpn.css';

type Month = { year: number; month: number };
type Load = (input: Month & { id: string }, options: { signal: AbortSignal }) => Promise<UsageMonth>;

const amount = (bytes: number | null) => (bytes === null ? t('unknown') : size(bytes));

const Totals = ({ found, title }: { found: UsageMonth; title: string }) => (
  <div class="traffic-totals">
    {(['download', 'upload'] as const).map((way) => (
      <div key={way} class="card">
        <p class="figure-label">{t(`total.${way}`, { month: title })}</p>
        <p class="figure num">{amount(way === 'download' ? found.downBytes : found.upBytes)}</p>
      </div>
    ))}
  </div>
);

const Chart = ({ found, title }: { found: UsageMonth; title: string }) => {
  const dates = daysOf(found.year, found.month);
  const byDate = new Map(found.days.map((day) => [day.date, day]));
  const valuesOf = (key: 'downBytes' | 'upBytes') => dates.map((date) => byDate.get(date)?.[key] ?? null);
  const [down, up] = [valuesOf('downBytes'), valuesOf('upBytes')];
  const unit = byteUnit(Math.max(1, ...[...down, ...up].map((value) => value ?? 0)));
  return (
    <LineChart
      label={t('chart', { month: title })}
      labels={dates.map((date) => String(Number(date.slice(8))))}
      titles={dates.map((date) => dayTitle(language.value, date))}
      series={[
        { name: t('download'), tone: 'info', values: down },
        { name: t('upload'), tone: 'ok', values: up },
      ]}
      unit={unit.size}
      format={size}
      formatTick={(value) => inUnit(value, unit, (value / unit.size) % 1 === 0 ? 0 : 1)}
      unknown={t('unknown')}
    />
  );
};

const Days = ({ found, title }: { found: UsageMonth; title: string }) => (
  <details class="traffic-table">
    <summary class="link">{t('table')}</summary>
    <Table
      label={t('table.label', { month: title })}
      rows={found.days}
      rowKey={({ date }) => date}
      columns={[
        { key: 'date', label: t('day'), render: ({ date }) => dayTitle(language.value, date) },
        { key: 'downBytes', label: t('download'), align: 'end', render: (day) => amount(day.downBytes) },
        { key: 'upBytes', label: t('upload'), align: 'end', render: (day) => amount(day.upBytes) },
      ]}
      dense
    />
  </details>
);

const Found = ({ found }: { found: UsageMonth }) => {
  const title = monthTitle(language.value, found.year, found.month);
  const { state } = found;
  return (
    <>
      {found.nextCountAt !== null && (
        <Notice title={t('notYet')}>{t('notYet.text', { time: clock(found.nextCountAt, found.asOf) })}</Notice>
      )}
      {state !== 'complete' && found.nextCountAt === null && (
        <Notice tone={state === 'gaps' ? 'warn' : 'info'} title={t(state)}>
          {t(`${state}.text`)}
        </Notice>
      )}
      {found.downBytes !== null && found.nextCountAt === null && (
        <>
          <Totals found={found} title={title} />
          <div class="card">
            <Chart found={found} title={title} />
            <Days found={found} title={title} />
          </div>
        </>
      )}
      <p class="text-s text-ink-2">
        {t('units', { zone: found.zone })} {t('asOf')} <Age at={found.asOf} />.
      </p>
    </>
  );
};

const Choice = ({ shown, busy, onLoad }: { shown: Month; busy: boolean; onLoad: (month: Month) => void }) => {
  const [chosen, setChosen] = useState(shown);
  const now = new Date();
  const months = monthsOf(chosen.year, now);
  const setYear = (year: number) => setChosen({ year, month: Math.min(chosen.month, monthsOf(year, now).length) });
  return (
    <form
      class="traffic-choice"
      onSubmit={(event) => {
        event.preventDefault();
        onLoad(chosen);
      }}
    >
      <SelectField
        id="traffic-year"
        name="year"
        label={t('year')}
        value={String(chosen.year)}
        options={yearsOf(now).map((year) => ({ value: String(year), label: String(year) }))}
        onChange={(year) => setYear(Number(year))}
      />
      <SelectField
        id="traffic-month"
        name="month"
        label={t('month')}
        value={String(chosen.month)}
        options={months.map((month) => ({ value: String(month), label: monthName(language.value, month) }))}
        onChange={(month) => setChosen({ ...chosen, month: Number(month) })}
      />
      <Button type="submit" busy={busy}>
        {t('load')}
      </Button>
    </form>
  );
};

/** Asked of the VPN server at each Load and at each visit. */
export const Traffic = ({ serviceId, load }: { serviceId: string; load: Load }) => {
  const now = new Date();
  const [shown, setShown] = useState<Month>({ year: now.getFullYear(), month: now.getMonth() + 1 });
  const query = useQuery(['usage', serviceId, shown], (signal) => load({ id: serviceId, ...shown }, { signal }), {
    staleMs: 0,
  });
  const onLoad = (month: Month) => {
    if (month.year === shown.year && month.month === shown.month) void query.refetch();
    else setShown(month);
  };
  return (
    <div class="traffic">
      <Choice shown={shown} busy={query.loading} onLoad={onLoad} />
      <div class="traffic" aria-live="polite" aria-busy={query.loading}>
        <Loaded query={query} skeleton={<Skeleton lines={8} />}>
          {(found) => <Found found={found} />}
        </Loaded>
      </div>
    </div>
  );
};
