import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { List } from '../../kit/list/list.tsx';
import { dateFilter } from '../../kit/list/list-toolbar.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { IconMail, IconRefresh } from '../../kit/shown/icons.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Age, Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/monitoring.ts';
import { wordFilter } from '../record/filters.ts';
import { openRows, useOpenRow } from '../record/open-row.ts';
import { runAction } from '../record/run.ts';
import { type MailRow, MailState } from './columns.tsx';

const STATES: readonly MailRow['state'][] = ['queued', 'sent', 'failed', 'held'];
const rows = openRows<MailRow>(api.admin.mails.list);

const retry = ({ id }: MailRow) =>
  runAction(() => api.admin.mails.retry({ id }), t('mail.retried'), [['mails'], ['overview']]);

const MailDialog = ({ mail, onClose }: { mail: MailRow; onClose: () => void }) => (
  <Dialog
    open
    onClose={onClose}
    title={mail.subject}
    footer={
      <>
        {mail.clientId && can('clients.read') && (
          <LinkButton href={`/admin/clients/${mail.clientId}`}>{t('open.client')}</LinkButton>
        )}
        {(mail.state === 'failed' || mail.state === 'held') && can('monitoring.write') && (
          <Button look="primary" icon={IconRefresh} onClick={() => void retry(mail).then((done) => done && onClose())}>
            {t('mail.retry')}
          </Button>
        )}
      </>
    }
  >
    <Facts
      items={[
        [t('col.to'), mail.to],
        [t('col.state'), <MailState state={mail.state} />],
        [t('col.createdAt'), <Instant at={mail.createdAt} time />],
        [t('mail.attempts'), mail.attempts],
        ...(mail.sentAt === null ? [] : [[t('mail.sentAt'), <Instant at={mail.sentAt} time />] as const]),
        ...(mail.lastError === null ? [] : [[t('mail.lastError'), mail.lastError] as const]),
      ]}
    />
    <pre class="wrap-text mono rounded-m border border-line bg-sunken p-3">{mail.text}</pre>
    <p class="sub">{t('mail.masked')}</p>
  </Dialog>
);

export default function Mails() {
  const { row, hrefOf, close } = useOpenRow(rows);
  return (
    <PageFrame title={t('mails.title')} width="wide">
      <List<MailRow>
        name={['mails']}
        label={t('mails.title')}
        load={rows.load}
        columns={[
          {
            key: 'to',
            label: t('col.to'),
            render: ({ to }) => (
              <span class="clip clip-wide" title={to}>
                {to}
              </span>
            ),
            sub: ({ subject }) => <span class="roomy text-ink">{subject}</span>,
          },
          { key: 'state', label: t('col.state'), render: MailState },
          { key: 'createdAt', label: t('col.createdAt'), render: ({ createdAt }) => <Age at={createdAt} /> },
        ]}
        sort="-createdAt"
        filters={[
          wordFilter('state', t('filter.state'), STATES, (s) => t(`mails.state.${s as MailRow['state']}`)),
          dateFilter(t('col.createdAt')),
        ]}
        search={t('mails.search')}
        rowHref={hrefOf}
        empty={{ title: t('mails.empty'), text: t('mails.empty.text'), icon: IconMail }}
        stack
      />
      {row && <MailDialog mail={row} onClose={close} />}
    </PageFrame>
  );
}
