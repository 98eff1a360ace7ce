import { useSignal } from '@preact/signals';
import type { Client } from '../../../worker/accounts/contract/model.ts';
import { api } from '../../data/api.ts';
import { money } from '../../data/format/format.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { languageName } from '../../i18n/language.ts';
import { Button } from '../../kit/form/button.tsx';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconEdit } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Instant, Money } from '../../kit/shown/values.tsx';
import { documentColumns, transactionColumns } from '../finance/columns.tsx';
import { t } from '../i18n/en/clients.ts';
import { shortActivityColumns } from '../monitoring/columns.tsx';
import { Panel, Recent, RecordColumns } from '../record/panel.tsx';
import { serviceColumns } from '../services/columns.tsx';
import { availableMicro, creditUse } from './credit.ts';
import { AdjustBalance, EditClient } from './dialogs.tsx';
import { ClientStatus } from './status.tsx';
import { Users } from './users.tsx';

const CreditBar = ({ client }: { client: Client }) => {
  const { usedMicro, percent } = creditUse(client);
  const words = {
    used: money(usedMicro, client.currency, { precise: true }),
    limit: money(client.creditLimitMicro, client.currency),
  };
  if (client.creditLimitMicro <= 0) return <p class="sub">{t('money.noCredit')}</p>;
  return (
    <div>
      <p class="sub flex justify-between gap-4">
        <span>{t('money.credit')}</span>
        <span class="num">{t('money.credit.of', words)}</span>
      </p>
      <meter class="credit-bar" min={0} max={100} value={percent} high={80} aria-label={t('money.credit')}>
        {percent} %
      </meter>
    </div>
  );
};

const Balance = ({ client }: { client: Client }) => {
  const adjusting = useSignal(false);
  const { balanceMicro, heldMicro, currency } = client;
  return (
    <Panel
      title={t('panel.money')}
      action={
        can('finance.write') && (
          <Button
            size="s"
            onClick={() => {
              adjusting.value = true;
            }}
          >
            {t('action.adjust')}
          </Button>
        )
      }
    >
      <div class="panel-body">
        <p class={balanceMicro < 0 ? 'figure-s text-danger-ink' : 'figure-s'}>
          <Money micro={balanceMicro} currency={currency} precise />
        </p>
        <CreditBar client={client} />
      </div>
      <Facts
        items={[
          [t('money.available'), <Money micro={availableMicro(client)} currency={currency} precise />],
          [t('money.held'), <Money micro={heldMicro} currency={currency} precise />],
        ]}
      />
      {adjusting.value && (
        <AdjustBalance
          client={client}
          onClose={() => {
            adjusting.value = false;
          }}
        />
      )}
    </Panel>
  );
};

const Identity = ({ client }: { client: Client }) => (
  <Panel title={t('panel.identity')}>
    <Facts
      items={[
        [t('fact.number'), <span class="num">{client.number}</span>],
        [t('col.ownerEmail'), <Copyable value={client.ownerEmail} label={t('col.ownerEmail')} />],
        [t('fact.company'), client.companyName || '—'],
        [t('fact.taxId'), client.taxId || '—'],
        [t('fact.address'), client.address ? <span class="whitespace-pre-line">{client.address}</span> : '—'],
        [t('fact.language'), languageName(client.language)],
        [t('fact.currency'), client.currency],
        [t('fact.created'), <Instant at={client.createdAt} />],
      ]}
    />
    {client.adminNotes && <p class="panel-body wrap-text muted">{client.adminNotes}</p>}
  </Panel>
);

const Records = ({ id }: { id: string }) => {
  const input = { clientId: id };
  const query = `?clientId=${id}`;
  return (
    <>
      {can('services.read') && (
        <Recent
          title={t('panel.services')}
          name={['services']}
          load={api.admin.services.list}
          input={input}
          sort="-orderedAt"
          columns={serviceColumns(false)}
          rowHref={(service) => `/admin/services/${service.id}`}
          all={`/admin/services${query}`}
          empty={t('services.none')}
        />
      )}
      {can('finance.read') && (
        <>
          <Recent
            title={t('panel.transactions')}
            name={['transactions']}
            load={api.admin.transactions.list}
            input={input}
            sort="-createdAt"
            columns={transactionColumns(false)}
            rowHref={(row) => `/admin/transactions${query}&open=${encodeURIComponent(row.id)}`}
            all={`/admin/transactions${query}`}
          />
          <Recent
            title={t('panel.documents')}
            name={['documents']}
            load={api.admin.documents.list}
            input={input}
            sort="-issuedAt"
            columns={documentColumns(false)}
            rowHref={(document) => `/admin/documents/${document.id}`}
            all={`/admin/documents${query}`}
          />
        </>
      )}
      {can('monitoring.read') && (
        <Recent
          title={t('panel.activity')}
          name={['activity']}
          load={api.admin.activity.list}
          input={input}
          sort="-at"
          columns={shortActivityColumns()}
          rowHref={(row) => `/admin/activity${query}&open=${row.id}`}
          all={`/admin/activity${query}`}
        />
      )}
    </>
  );
};

const Detail = ({ client }: { client: Client }) => {
  const editing = useSignal(false);
  return (
    <PageFrame
      title={client.name}
      crumbs={[{ label: t('clients.title'), href: '/admin/clients' }]}
      chips={<ClientStatus status={client.status} />}
      action={
        can('clients.write') && (
          <Button
            look="primary"
            icon={IconEdit}
            onClick={() => {
              editing.value = true;
            }}
          >
            {t('action.edit')}
          </Button>
        )
      }
      width="wide"
    >
      <RecordColumns
        side={
          <>
            <Balance client={client} />
            <Identity client={client} />
            <Users clientId={client.id} />
          </>
        }
      >
        <Records id={client.id} />
      </RecordColumns>
      {editing.value && (
        <EditClient
          client={client}
          onClose={() => {
            editing.value = false;
          }}
        />
      )}
    </PageFrame>
  );
};

export default function ClientPage({ id }: { id: string }) {
  const client = useQuery(['clients', 'get', id], (signal) => api.admin.clients.get({ id }, { signal }));
  return (
    <Loaded query={client} frame={{ title: t('clients.title') }}>
      {(found) => <Detail key={found.id} client={found} />}
    </Loaded>
  );
}
