/** Sends a real mail with what the form holds, saved or not, and shows what the two sides said. */
import { useSignal } from '@preact/signals';
import type { Sender, SenderTest } from '../../../worker/notifications/contract/model.ts';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import type { FormCore } from '../../kit/form/use-form.ts';
import type { Values } from '../../kit/resource/define.ts';
import { IconMail } from '../../kit/shown/icons.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/settings.ts';

type Draft = Omit<Sender, 'id' | 'createdAt' | 'updatedAt'>;

const Result = ({ test }: { test: SenderTest }) => (
  <div class="panel-body">
    <Notice tone={test.ok ? 'ok' : 'danger'}>{test.ok ? t('senderTest.ok', { to: test.to }) : test.detail}</Notice>
    {test.transcript.length > 0 && (
      <details class="mt-3" open={!test.ok}>
        <summary>{t('senderTest.transcript')}</summary>
        <pre class="wrap-text mono mt-2 rounded-m border border-line bg-sunken p-3">{test.transcript.join('\n')}</pre>
      </details>
    )}
  </div>
);

export const SenderTestPanel = ({ form, record }: { form: FormCore<Values>; record: Sender | undefined }) => {
  const test = useMutation(api.admin.senders.test);
  const tested = useSignal<{ values: string; result?: SenderTest | undefined } | undefined>(undefined);
  const { driver, name, enabled, position, config } = form.values as Draft;
  const values = JSON.stringify({ driver, config });
  const holds = tested.value?.values === values;
  const result = holds ? tested.value?.result : undefined;
  const problem = holds ? test.problem : undefined;
  if (!can('settings.write')) return null;
  const run = async () => {
    tested.value = { values };
    const said = await test.run({
      draft: { driver, name, enabled, position, config },
      ...(record ? { id: record.id } : {}),
    });
    tested.value = { values, result: said };
  };
  return (
    <div class="panel">
      <div class="panel-head">
        <h3 class="font-semibold">{t('senderTest.title')}</h3>
        <Button size="s" icon={IconMail} busy={test.busy} onClick={() => void run()}>
          {t('senderTest.run')}
        </Button>
      </div>
      <div aria-live="polite">
        {!test.busy && !result && !problem && <p class="panel-empty">{t('senderTest.idle')}</p>}
        {problem && (
          <div class="panel-body">
            <Notice tone="danger">{problem.errors.map(({ message }) => message).join(' ') || problem.message}</Notice>
          </div>
        )}
        {result && <Result test={result} />}
      </div>
    </div>
  );
};
