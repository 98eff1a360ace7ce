import type { UserSession } from '../../../worker/accounts/contract/account.ts';
import { api } from '../../data/api.ts';
import { dateTime } from '../../data/format/time.ts';
import type { ApiProblem } from '../../data/problem.ts';
import { useQuery } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Badge } from '../../kit/shown/badge.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/account.ts';
import { Panel } from '../panel.tsx';
import '../entries.css';

const nameOf = ({ browser, system }: UserSession): string =>
  browser && system ? t('session.on', { browser, system }) : browser || system || t('session.unknown');

const Failed = ({ problem }: { problem: ApiProblem | undefined }) =>
  problem ? (
    <p class="field-error" role="alert">
      {problem.code === 'not_found' ? t('session.gone') : problemWords(problem).text}
    </p>
  ) : null;

const Entry = ({ row }: { row: UserSession }) => {
  const end = useMutation(api.client.account.endSession, {
    invalidates: [['account', 'sessions']],
    onSuccess: () => toast.ok(t('session.ended')),
  });
  const name = nameOf(row);
  return (
    <li class="entry">
      <span class="entry-title">
        {name}
        {row.current && <Badge tone="ok">{t('session.this')}</Badge>}
      </span>
      <span class="entry-amount">
        {!row.current && (
          <Button
            size="s"
            aria-label={t('session.end.name', { name })}
            busy={end.busy}
            onClick={() => void end.run({ id: row.id })}
          >
            {t('session.end')}
          </Button>
        )}
      </span>
      <span class="entry-meta">
        {row.network && <span>{t('session.network', { network: row.network })}</span>}
        <span>{t('session.created', { at: dateTime(row.createdAt) })}</span>
        {!row.current && (
          <span>
            {t('session.seen')} <Age at={row.seenAt} />
          </span>
        )}
        <Failed problem={end.problem} />
      </span>
    </li>
  );
};

const EndOthers = () => {
  const end = useMutation(api.client.account.endOtherSessions, {
    invalidates: [['account', 'sessions']],
    onSuccess: () => toast.ok(t('sessions.endOthers.done')),
  });
  const ask = async () => {
    const sure = await confirmAction({
      title: t('sessions.endOthers.title'),
      lost: [t('sessions.endOthers.lost')],
      confirm: t('sessions.endOthers'),
      danger: true,
    });
    if (sure) await end.run({});
  };
  return (
    <>
      <Button busy={end.busy} onClick={() => void ask()}>
        {t('sessions.endOthers')}
      </Button>
      <Failed problem={end.problem} />
    </>
  );
};

export const Sessions = () => {
  const sessions = useQuery(['account', 'sessions'], (signal) => api.client.account.sessions({}, { signal }));
  return (
    <Panel title={t('sessions')}>
      <p class="muted mb-4">{t('sessions.text')}</p>
      <Loaded query={sessions}>
        {({ items }) => (
          <>
            <ul class="entries">
              {items.map((row) => (
                <Entry key={row.id} row={row} />
              ))}
            </ul>
            {items.length > 1 && (
              <div class="mt-4">
                <EndOthers />
              </div>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
};
