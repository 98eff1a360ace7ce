import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Payment } from '../../../worker/payments/contract/model.ts';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { invalidate, useQuery } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconCard, IconCircleCheck, IconExternal, IconStop } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Card, Empty, Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { Instant, Money } from '../../kit/shown/values.tsx';
import { causeWords } from '../../vpn/cause-words.ts';
import { Minor, minorMoney } from '../billing/words.tsx';
import { t } from '../i18n/en/payments.ts';
import { usePolled } from '../polled.ts';
import { session } from '../session.ts';
import { afterPaid, afterRefused } from './outcome.ts';
import { PayAgain } from './pay-again.tsx';
import { rememberPayment } from './started.ts';
import './payments.css';

const EVERY_MS = 3000;
const FOR_MS = 5 * 60_000;

/** What a real gateway would ask on its own site. Drawn so that nobody takes it for one. */
const Simulation = ({ payment, changed }: { payment: Payment; changed: () => void }) => {
  const decide = useMutation(api.client.payments.simulate, { onSuccess: changed });
  const run = (outcome: 'paid' | 'declined') => void decide.run({ id: payment.id, outcome });
  return (
    <section class="simulation" aria-labelledby="simulation">
      <p class="simulation-ribbon" id="simulation">
        {t('simulation')}
      </p>
      <div class="simulation-body">
        <p class="muted">{t('simulation.text')}</p>
        <p class="figure">
          <Minor minor={payment.amountMinor} currency={payment.currency} />
        </p>
        <p class="muted">{t('pay.for', { number: payment.documentNumber })}</p>
        <div role="alert">{decide.problem && <Notice tone="danger">{problemWords(decide.problem).text}</Notice>}</div>
        <div class="mt-2 flex flex-col gap-2">
          <Button look="primary" wide busy={decide.busy} onClick={() => run('paid')}>
            {t('simulation.approve')}
          </Button>
          <Button wide disabled={decide.busy} onClick={() => run('declined')}>
            {t('simulation.decline')}
          </Button>
        </div>
      </div>
    </section>
  );
};

/** The order that the payment was made for, as it stands now. */
const OfOrder = ({ id, children }: { id: string; children: (order: MyService) => ComponentChildren }) => {
  const query = useQuery(['services', 'get', id], (signal) => api.client.services.get({ id }, { signal }), {
    staleMs: 0,
  });
  return <Loaded query={query}>{children}</Loaded>;
};

const Instructions = ({ payment, text }: { payment: Payment; text: string }) => (
  <>
    <Card>
      <dl class="flex flex-col gap-4">
        <div>
          <dt class="figure-label">{t('bank.amount')}</dt>
          <dd>
            <Copyable value={minorMoney(payment.amountMinor, payment.currency)} label={t('bank.amount')} block />
          </dd>
        </div>
        <div>
          <dt class="figure-label">{t('bank.reference')}</dt>
          <dd>
            <Copyable value={payment.documentNumber} label={t('bank.reference')} block />
          </dd>
        </div>
      </dl>
      <p class="mt-4 whitespace-pre-line">{text}</p>
    </Card>
    {payment.forServiceId && (
      <OfOrder id={payment.forServiceId}>
        {({ cancelAt }) =>
          cancelAt !== null && (
            <p class="mt-4">
              {t('bank.until')} <Instant at={cancelAt} time />
            </p>
          )
        }
      </OfOrder>
    )}
    <p class="muted mt-4">{t('bank.after')}</p>
    <div class="mt-4 flex flex-wrap gap-2">
      <LinkButton href={`/documents/${payment.documentId}`}>{t('pay.document')}</LinkButton>
      <LinkButton href="/">{t('pay.home')}</LinkButton>
    </div>
  </>
);

const Pending = ({ payment, changed }: { payment: Payment; changed: () => void }) => {
  const { start, simulated } = payment;
  if (start.kind === 'instructions') return <Instructions payment={payment} text={start.text} />;
  if (simulated) return <Simulation payment={payment} changed={changed} />;
  return (
    <Empty
      icon={IconCard}
      title={t('pay.elsewhere')}
      text={t('pay.elsewhere.text', { gateway: payment.gatewayLabel })}
      action={
        <LinkButton look="primary" icon={IconExternal} href={start.url}>
          {t('pay.open', { amount: minorMoney(payment.amountMinor, payment.currency) })}
        </LinkButton>
      }
    />
  );
};

const Outcome = ({ ok, children }: { ok: boolean; children: ComponentChildren }) => (
  <Card>
    <div class="flex flex-col items-start gap-4">
      <span class={ok ? 'result result-ok' : 'result result-bad'}>
        {ok ? <IconCircleCheck size={28} /> : <IconStop size={28} />}
      </span>
      {children}
    </div>
  </Card>
);

const Balance = ({ lead }: { lead: string }) => {
  const client = session.current.value?.client;
  return client ? (
    <p>
      {lead}{' '}
      <strong>
        <Money micro={client.balanceMicro} currency={client.currency} />
      </strong>
    </p>
  ) : null;
};

const PaidOrder = ({ order }: { order: MyService }) => {
  const after = afterPaid(order);
  if (after === 'cancelled') return <Balance lead={t('paid.cancelled')} />;
  return <p>{after === 'waits' ? causeWords(order.cause) : t('paid.service')}</p>;
};

const Paid = ({ payment: { forServiceId, documentId } }: { payment: Payment }) => (
  <Outcome ok>
    {forServiceId ? (
      <OfOrder id={forServiceId}>{(order) => <PaidOrder order={order} />}</OfOrder>
    ) : (
      <Balance lead={t('paid.balance')} />
    )}
    <div class="flex flex-wrap gap-2">
      {forServiceId ? (
        <LinkButton look="primary" href={`/services/${forServiceId}`}>
          {t('paid.toService')}
        </LinkButton>
      ) : (
        <LinkButton look="primary" href="/">
          {t('pay.home')}
        </LinkButton>
      )}
      <LinkButton href={`/documents/${documentId}`}>{t('pay.document')}</LinkButton>
    </div>
  </Outcome>
);

/** A kept order is paid in another way right here. */
const RefusedOrder = ({ order, paymentId }: { order: MyService; paymentId: string }) => {
  const after = afterRefused(order);
  if (after === 'cancelled')
    return (
      <>
        <p>{t('declined.cancelled')}</p>
        <LinkButton look="primary" href="/order">
          {t('declined.order')}
        </LinkButton>
      </>
    );
  if (after === 'done' || (order.paymentId !== null && order.paymentId !== paymentId))
    return (
      <>
        {after === 'done' && <p>{t('declined.done')}</p>}
        <LinkButton look="primary" href={`/services/${order.id}`}>
          {t('declined.service')}
        </LinkButton>
      </>
    );
  return (
    <>
      <p>
        {t('declined.kept')} {order.cancelAt !== null && <Instant at={order.cancelAt} time />}
      </p>
      <PayAgain serviceId={order.id} />
    </>
  );
};

const Refused = ({ payment: { id, state, reason, forServiceId } }: { payment: Payment }) => (
  <Outcome ok={false}>
    <p>{t(state === 'declined' ? 'declined.text' : 'cancelled.text')}</p>
    {reason && <p class="wrap-text">{t('declined.reason', { reason })}</p>}
    {forServiceId ? (
      <OfOrder id={forServiceId}>{(order) => <RefusedOrder order={order} paymentId={id} />}</OfOrder>
    ) : (
      <LinkButton look="primary" href="/add-funds">
        {t('declined.again')}
      </LinkButton>
    )}
  </Outcome>
);

const titleOf = ({ state, start, simulated, amountMinor, currency }: Payment): string => {
  if (state !== 'pending') return t(`pay.${state}`);
  if (start.kind === 'instructions') return t('bank.title');
  return simulated ? t('pay.test') : t('pay.title', { amount: minorMoney(amountMinor, currency) });
};

export default function Pay({ params: { id } }: { params: { id: string } }) {
  const { query, gaveUp, again } = usePolled(
    ['payments', 'get', id],
    (signal) => api.client.payments.get({ id }, { signal }),
    ({ state, start, simulated }) => (state === 'pending' && start.kind === 'redirect' && !simulated ? state : null),
    { everyMs: EVERY_MS, forMs: FOR_MS },
  );
  const { data } = query;
  const state = data?.state;

  useEffect(() => {
    if (data?.documentId) rememberPayment(data.documentId, id);
  }, [data?.documentId, id]);
  useEffect(() => {
    if (!state || state === 'pending') return;
    void session.refresh();
    invalidate('services');
    invalidate('wallet');
    invalidate('documents');
  }, [state]);

  return (
    <PageFrame title={data ? titleOf(data) : t('pay.loading')} width="narrow">
      <Loaded query={query}>
        {(payment) => (
          <>
            {payment.state === 'pending' && <Pending payment={payment} changed={() => void query.refetch()} />}
            {payment.state === 'paid' && <Paid payment={payment} />}
            {(payment.state === 'declined' || payment.state === 'cancelled') && <Refused payment={payment} />}
            {payment.state !== 'pending' && payment.decidedAt !== null && (
              <p class="muted mt-4 text-s">
                {t(`pay.${payment.state}`)}: <Instant at={payment.decidedAt} time />
              </p>
            )}
          </>
        )}
      </Loaded>
      {gaveUp && (
        <div class="mt-4">
          <Button onClick={again}>{t('pay.check')}</Button>
        </div>
      )}
      <p class="sr-only" role="status">
        {state && state !== 'pending' ? t(`pay.${state}`) : ''}
      </p>
    </PageFrame>
  );
}
