import { useState } from 'preact/hooks';
import { api } from '../../data/api.ts';
import { goTo } from '../../data/go/navigation.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Notice } from '../../kit/shown/surface.tsx';
import { t as o } from '../i18n/en/orders.ts';
import { t } from '../i18n/en/payments.ts';
import { Proof } from '../orders/proof.tsx';
import { session } from '../session.ts';
import { chosenGateway, GatewayField, useGateways } from './gateways.tsx';
import { goToPayment } from './started.ts';

/** Another way to pay for an order that waits; funds that suffice by now need none. */
export const PayAgain = ({ serviceId }: { serviceId: string }) => {
  const gateways = useGateways();
  const [gateway, setGateway] = useState('');
  const pay = useMutation(api.client.orders.pay, {
    invalidates: [['services'], ['documents'], ['wallet']],
    onSuccess: ({ payment }) => {
      void session.refresh();
      if (payment) goToPayment(payment.id, payment.start);
      else goTo(`/services/${serviceId}`);
    },
  });
  const payWith = chosenGateway(gateways, gateway);
  const unproven = pay.problem?.code === 'email_unconfirmed';
  return (
    <div class="flex w-full flex-col items-start gap-4">
      <GatewayField
        gateways={gateways}
        field={{ id: 'gateway', name: 'gateway', value: gateway, onChange: setGateway }}
      />
      <div role="alert" class="w-full">
        {unproven ? (
          <>
            <Notice tone="warn" title={o('problem.proof.title')}>
              {o('problem.proof.again.text')}
            </Notice>
            <Proof next={`/services/${serviceId}`} />
          </>
        ) : (
          pay.problem && <Notice tone="danger">{problemWords(pay.problem).text}</Notice>
        )}
      </div>
      <Button
        look="primary"
        busy={pay.busy}
        disabled={!payWith}
        onClick={() => void pay.run({ id: serviceId, payWith })}
      >
        {t('again.pay')}
      </Button>
    </div>
  );
};
