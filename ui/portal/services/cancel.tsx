import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { t } from '../i18n/en/services.ts';
import { session } from '../session.ts';
import { nameOf } from './words.tsx';

/** The server decides; this only keeps the button away where it would refuse. */
const waits = ({ status, provisionStatus }: MyService): boolean =>
  status === 'pending' && ['awaiting_payment', 'pending', 'error'].includes(provisionStatus);

/** For an order that nothing was done for yet. */
export const CancelOrder = ({ service }: { service: MyService }) => {
  const cancel = useMutation(api.client.services.cancel, {
    invalidates: [['services'], ['wallet']],
    onSuccess: () => {
      toast.ok(t('cancel.done'));
      void session.refresh();
    },
  });
  if (!waits(service)) return null;
  const ask = async () => {
    const sure = await confirmAction({
      title: t('cancel.title', { name: nameOf(service) }),
      lost: [t('cancel.lost'), t('cancel.payment')],
      confirm: t('cancel.confirm'),
      danger: true,
    });
    if (sure) await cancel.run({ id: service.id });
  };
  return (
    <>
      <Button size="s" busy={cancel.busy} onClick={() => void ask()}>
        {t('cancel')}
      </Button>
      {cancel.problem && (
        <p class="field-error" role="alert">
          {problemWords(cancel.problem).text}
        </p>
      )}
    </>
  );
};
