import type { MyService } from '../../../worker/services/contract/model.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { Steps } from '../../kit/shown/steps.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { causeWords } from '../../vpn/cause-words.ts';
import { orWrite } from '../contact.ts';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../panel.tsx';
import { PayAgain } from '../payments/pay-again.tsx';
import { addFundsHref } from './add-funds-href.ts';
import { CancelOrder } from './cancel.tsx';
import { Contact } from './contact.tsx';
import { progressOf, type ServiceState } from './state.ts';

type Props = { service: MyService; state: ServiceState; gaveUp: boolean; again: () => void };

/** What happens next, and what the customer can do about it. */
const NextStep = ({ service, state, gaveUp, again }: Props) => {
  switch (state) {
    case 'awaitingPayment':
      return (
        <>
          <p>{causeWords(service.cause)}</p>
          {service.paymentId ? (
            <LinkButton look="primary" href={`/pay/${service.paymentId}`}>
              {t('action.pay')}
            </LinkButton>
          ) : (
            <PayAgain serviceId={service.id} />
          )}
        </>
      );
    case 'awaitingFunds':
      return (
        <>
          <p>{causeWords(service.cause)}</p>
          <LinkButton look="primary" href={addFundsHref(service)}>
            {t('action.addFunds')}
          </LinkButton>
        </>
      );
    case 'failed':
      return (
        <>
          <Notice tone="danger" title={t('failed')}>
            {causeWords(service.cause)}
          </Notice>
          <p>{orWrite(t('failed.text'), t('failed.contact'))}</p>
          <LinkButton look="primary" href="/order">
            {t('action.orderOther')}
          </LinkButton>
          <Contact service={service} />
        </>
      );
    case 'delayed':
      return (
        <>
          <Notice tone="warn" title={t('delayed')}>
            {causeWords(service.cause)}
          </Notice>
          <p>{t('delayed.text')}</p>
          <Contact service={service} />
        </>
      );
    default:
      return gaveUp ? (
        <>
          <Notice tone="warn" title={t('slow')}>
            {t('slow.text')}
          </Notice>
          <Button onClick={again}>{t('action.check')}</Button>
        </>
      ) : (
        <p class="muted">{t('moments')}</p>
      );
  }
};

/** Until when an order waits for what it lacks. */
const CancelsItself = ({ service: { cancelAt, terminationRequestedAt } }: { service: MyService }) =>
  cancelAt === null || terminationRequestedAt !== null ? null : (
    <p class="muted">
      {t('cancels')} <Instant at={cancelAt} time />
    </p>
  );

export const Progress = (props: Props) => (
  <Panel title={t('progress')}>
    <Steps steps={progressOf(props.state).map(([step, state]) => ({ label: t(`step.${step}`), state }))} />
    <div class="mt-4 flex flex-col items-start gap-4 [&>.notice]:mb-0 [&>.notice]:w-full">
      <NextStep {...props} />
      <CancelsItself service={props.service} />
      <CancelOrder service={props.service} />
    </div>
  </Panel>
);
