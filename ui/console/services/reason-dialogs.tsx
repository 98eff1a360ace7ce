/** Commands that want a reason first: each says what happens, and what is lost. */
import type { ComponentChildren } from 'preact';
import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { api, type CallOptions } from '../../data/api.ts';
import { money } from '../../data/format/format.ts';
import { Form } from '../../kit/form/form.tsx';
import { SwitchField } from '../../kit/form/inputs.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { t } from '../i18n/en/services.ts';
import { ReasonFields } from '../record/reason-fields.tsx';
import type { Commands } from './command.ts';
import { mayLeaveAccount } from './offered.ts';

export type DialogProps = { service: ServiceDetail; commands: Commands; onClose: () => void };
type Kind = 'suspend' | 'terminate' | 'cancel';
type Values = { reason: string; note: string; acceptStranded: boolean };

const send = (kind: Kind, id: string, { acceptStranded, ...said }: Values, options: CallOptions) => {
  if (kind === 'cancel') return api.admin.services.cancel({ id, ...said, acceptStranded }, options);
  return api.admin.services[kind]({ id, ...said }, options);
};

const Lost = ({ lines }: { lines: readonly string[] }) => (
  <ul class="list-disc pl-5">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

const happens = (kind: Kind, { heldMicro, currency, vpn }: ServiceDetail): ComponentChildren => {
  if (kind === 'suspend') return <p>{t('suspend.text')}</p>;
  if (kind === 'terminate')
    return (
      <>
        <p>{t('terminate.text')}</p>
        <Lost
          lines={[
            ...(vpn ? [t('terminate.lost.account', { name: vpn.name })] : []),
            t('terminate.lost.configs'),
            t('terminate.lost.paid'),
          ]}
        />
      </>
    );
  return (
    <>
      <p>{t('cancel.text')}</p>
      {heldMicro > 0 && <p>{t('cancel.held', { amount: money(heldMicro, currency, { precise: true }) })}</p>}
    </>
  );
};

export const ReasonDialog = ({ kind, service, commands, onClose }: DialogProps & { kind: Kind }) => {
  const number = String(service.number);
  const form = useForm({
    initial: { reason: '', note: '', acceptStranded: false },
    guard: false,
    submit: (values, options) => send(kind, service.id, values, options),
    onSuccess: () => {
      commands.report(t(`action.${kind}`), { tone: 'ok', text: t(`${kind}.done`, { number }) });
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t(`${kind}.title`, { number })} size="s">
      {happens(kind, service)}
      <Form form={form} submit={t(`action.${kind}`)} look={kind === 'suspend' ? 'primary' : 'danger'}>
        <ReasonFields form={form} where="service" />
        {kind === 'cancel' && mayLeaveAccount(service) && (
          <SwitchField
            {...form.field('acceptStranded')}
            label={t('cancel.acceptStranded')}
            help={t('cancel.acceptStranded.help')}
          />
        )}
      </Form>
    </Dialog>
  );
};
