import type { ComponentChildren } from 'preact';
import { number } from '../../data/format/format.ts';
import { StatusDot, type Tone } from '../../kit/shown/badge.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { proofState } from '../finance/proof.tsx';
import { t } from '../i18n/en/overview.ts';
import { Panel } from '../record/panel.tsx';
import type { Overview } from './overview-data.ts';

type LineProps = { label: string; tone: Tone; state: string; href: string; children: ComponentChildren };

const Line = ({ label, tone, state, href, children }: LineProps) => (
  <li class="health-line">
    <a class="health-name" href={href}>
      {label}
    </a>
    <StatusDot tone={tone}>{state}</StatusDot>
    <span class="sub health-more">{children}</span>
  </li>
);

const counted = ({ n, more }: { n: number; more: boolean }) => (more ? t('count.more', { n }) : number(n));

/** Older than this and something holds the queue up. */
const WAIT_MS = 5 * 60_000;

const Clock = ({ clock: { late, lastTickAt } }: { clock: NonNullable<Overview['clock']> }) => (
  <Line
    label={t('health.clock')}
    tone={late ? 'danger' : 'ok'}
    state={t(late ? 'health.clock.late' : 'health.clock.ok')}
    href="/admin/jobs"
  >
    {lastTickAt === null && !late ? (
      t('health.clock.first')
    ) : (
      <>
        {t('health.clock.last')} <Age at={lastTickAt} />
      </>
    )}
  </Line>
);

const Queue = ({ queue, at }: { queue: NonNullable<Overview['queue']>; at: number }) => {
  const { waiting, oldestAt, failed } = queue;
  const slow = oldestAt !== null && at - oldestAt > WAIT_MS;
  return (
    <>
      <Line
        label={t('health.queue')}
        tone={slow ? 'warn' : 'ok'}
        state={t('health.queue.waiting', { n: waiting.n, count: counted(waiting) })}
        href="/admin/jobs?state=queued"
      >
        {oldestAt !== null && (
          <>
            {t('health.queue.oldest')} <Age at={oldestAt} />
          </>
        )}
      </Line>
      <Line
        label={t('health.dead')}
        tone={failed.n > 0 ? 'danger' : 'ok'}
        state={failed.n > 0 ? counted(failed) : t('health.dead.none')}
        href="/admin/jobs?state=failed"
      >
        {failed.n > 0 && t('health.dead.text')}
      </Line>
    </>
  );
};

const Ledger = ({ proof }: { proof: NonNullable<Overview['proof']> }) => {
  const { tone, words } = proofState(proof);
  return (
    <Line label={t('health.ledger')} tone={tone} state={words} href="/admin/transactions">
      {proof.last && (
        <>
          {t('health.ledger.proved')} <Age at={proof.last.finishedAt} />
        </>
      )}
    </Line>
  );
};

/** What keeps the shop going by itself. */
export const Health = ({ overview: { at, clock, queue, proof } }: { overview: Overview }) => {
  if (!clock && !queue && !proof) return null;
  return (
    <Panel title={t('health.title')}>
      <ul>
        {clock && <Clock clock={clock} />}
        {queue && <Queue queue={queue} at={at} />}
        {proof && <Ledger proof={proof} />}
      </ul>
    </Panel>
  );
};
