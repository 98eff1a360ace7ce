import { useState } from 'preact/hooks';
import type { Account } from '../../../worker/accounts/contract/account.ts';
import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { toast } from '../../kit/overlay/toast.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/account.ts';
import { Panel } from '../panel.tsx';
import { ChangeEmail, ChangePassword } from './dialogs.tsx';
import { Sessions } from './sessions.tsx';
import { AccountTabs } from './tabs.tsx';

const Pending = ({ email, pending }: { email: string; pending: string }) => {
  const drop = useMutation(api.client.account.dropEmailChange, {
    invalidates: [['account']],
    onSuccess: () => toast.ok(t('email.dropped')),
  });
  return (
    <Notice
      title={t('email.pending', { email: pending })}
      action={
        <Button size="s" busy={drop.busy} onClick={() => void drop.run({})}>
          {t('email.drop')}
        </Button>
      }
    >
      {t('email.pending.text', { email })}
      {drop.problem && (
        <p class="field-error" role="alert">
          {problemWords(drop.problem).text}
        </p>
      )}
    </Notice>
  );
};

const SignIn = ({ account: { email, pendingEmail } }: { account: Account }) => {
  const [open, setOpen] = useState<'email' | 'password'>();
  const close = () => setOpen(undefined);
  return (
    <Panel title={t('signIn')}>
      {pendingEmail && <Pending email={email} pending={pendingEmail.email} />}
      <div class="[&_dt]:whitespace-nowrap max-sm:[&_dl>div]:flex-col max-sm:[&_dl>div]:gap-0 max-sm:[&_dd]:text-start">
        <Facts
          items={[
            [t('email.label'), email],
            [t('password.label'), t('password.hidden')],
          ]}
        />
      </div>
      <div class="mt-4 flex flex-wrap gap-2">
        <Button onClick={() => setOpen('email')}>{t('email.change')}</Button>
        <Button onClick={() => setOpen('password')}>{t('password.change')}</Button>
      </div>
      {open === 'email' && <ChangeEmail email={email} onClose={close} />}
      {open === 'password' && <ChangePassword onClose={close} />}
    </Panel>
  );
};

export default function Security() {
  const account = useQuery(['account'], (signal) => api.client.account.get({}, { signal }));
  return (
    <PageFrame title={t('title')}>
      <AccountTabs />
      <div class="flex flex-col gap-4">
        <Loaded query={account}>{(data) => <SignIn account={data} />}</Loaded>
        <Sessions />
      </div>
    </PageFrame>
  );
}
