import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { date, dateTime, now } from '../../data/format/time.ts';
import type { ApiProblem } from '../../data/problem.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { t } from '../i18n/en/services.ts';
import { isEnding, isShort, wouldEndAt } from './standing.ts';
import { nameOf } from './words.tsx';

const Failed = ({ problem }: { problem: ApiProblem | undefined }) =>
  problem ? (
    <p class="field-error" role="alert">
      {problem.code === 'termination_requested' ? t('end.already') : problemWords(problem).text}
    </p>
  ) : null;

/** Asked before it is done: until when it runs, and what is gone then. */
const question = (service: MyService) => {
  const at = wouldEndAt(service, now.peek());
  const until = at === null ? null : isShort(service) ? dateTime(at) : date(at);
  return {
    title: t('end.title', { name: nameOf(service) }),
    text: until === null ? t('end.atOnce') : t('end.until', { date: until }),
    lost: [t('end.lost.devices'), ...(until === null ? [] : [t('end.lost.refund')])],
    confirm: t('end.confirm'),
    cancel: t('end.keep'),
    danger: true,
  };
};

/** Of an order that waits, `CancelOrder` is the way out. */
export const EndService = ({ service }: { service: MyService }) => {
  const end = useMutation(api.client.services.requestTermination, {
    invalidates: [['services']],
    onSuccess: () => toast.ok(t('end.done')),
  });
  if ((service.status !== 'active' && service.status !== 'suspended') || isEnding(service)) return null;
  const ask = async () => {
    if (await confirmAction(question(service))) await end.run({ id: service.id });
  };
  return (
    <div class="mt-4">
      <Button size="s" busy={end.busy} onClick={() => void ask()}>
        {t('end')}
      </Button>
      <Failed problem={end.problem} />
    </div>
  );
};

/** Takes the request back, as long as the end has not come. */
export const KeepService = ({ service }: { service: MyService }) => {
  const keep = useMutation(api.client.services.withdrawTermination, {
    invalidates: [['services']],
    onSuccess: () => toast.ok(t('end.kept')),
  });
  return (
    <div>
      <Button size="s" busy={keep.busy} onClick={() => void keep.run({ id: service.id })}>
        {t('end.withdraw')}
      </Button>
      <Failed problem={keep.problem} />
    </div>
  );
};
