import type { ServerDriver } from '../../../worker/servers/contract/model.ts';
import type { Api } from '../../data/api.ts';
import { number } from '../../data/format/format.ts';
import { date } from '../../data/format/time.ts';
import { Facts } from '../../kit/shown/section.tsx';
import { type Step, Steps } from '../../kit/shown/steps.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/servers.ts';
import { driverWord } from '../record/driver-word.ts';

export type ProbeReport = Awaited<ReturnType<Api['admin']['servers']['test']>>;

type Driver = Pick<ServerDriver, 'words'> | undefined;

export const stepName = (driver: Driver, step: string): string => driverWord(driver, `step.${step}`);

export const stepsOf = (report: ProbeReport, driver: Driver): Step[] =>
  report.steps.map(({ step, state, detail }) => ({ label: stepName(driver, step), state, detail }));

export const slotsText = (slots: { used: number; total: number } | null): string =>
  slots ? `${number(slots.used)} / ${number(slots.total)}` : t('fact.unknown');

/** The day that the panel wrote, whatever the reader's zone; what is no date stays as it came. */
const dayOf = (text: string): string => {
  const day = Date.parse(text.slice(0, 10));
  return Number.isNaN(day) ? text : date(day, 'UTC');
};

const licenceText = ({ licenceValid, licenceExpires }: ProbeReport): string => {
  const state = licenceValid === null ? '' : t(licenceValid ? 'fact.licence.valid' : 'fact.licence.invalid');
  const until = licenceExpires ? t('fact.licence.until', { date: dayOf(licenceExpires) }) : '';
  return [state, until].filter(Boolean).join(', ') || t('fact.unknown');
};

const networksText = ({ networks, steps }: ProbeReport): string => {
  const read = steps.some(({ step, state }) => step === 'networks' && state === 'ok');
  return networks.map(({ name }) => name).join(', ') || (read ? '0' : t('fact.unknown'));
};

/** A finished test: the verdict, each step with its reason, and what the panel said of itself. */
export const ProbeResult = ({ report, driver }: { report: ProbeReport; driver: Driver }) => (
  <div class="panel-body">
    <Notice tone={report.ok ? 'ok' : 'danger'} title={t(report.ok ? 'probe.pass' : 'probe.fail')} />
    <Steps steps={stepsOf(report, driver)} />
    {report.version !== null || report.slots !== null || report.networks.length > 0 ? (
      <Facts
        items={[
          [t('fact.version'), report.version ?? t('fact.unknown')],
          [t('fact.slots'), <span class="num">{slotsText(report.slots)}</span>],
          [t('fact.licence'), licenceText(report)],
          [t('fact.networks'), networksText(report)],
          [t('fact.latency'), <span class="num">{Math.round(report.latencyMs)} ms</span>],
          [t('fact.tested'), <Age at={report.at} />],
        ]}
      />
    ) : null}
  </div>
);
