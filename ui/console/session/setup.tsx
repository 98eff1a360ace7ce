import { api } from '../../data/api.ts';
import { useMailedToken } from '../../data/go/mailed-token.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { TextField } from '../../kit/form/inputs.tsx';
import { NewPasswordField } from '../../kit/form/inputs-secret.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/shell.ts';
import { session } from '../session.ts';
import { SessionFrame, useGoOnWhenSignedIn } from './frame.tsx';

const SetupForm = ({ token }: { token: string }) => {
  const form = useForm({
    initial: { name: '', email: '', password: '' },
    guard: false,
    submit: async (values, options) => {
      await api.public.staffSetup({ token, ...values }, options);
      await session.changed();
    },
  });
  return (
    <Form form={form} submit={t('setup.submit')} wide>
      <TextField {...form.field('name')} label={t('fields.name')} autocomplete="name" maxLength={120} required />
      <TextField {...form.field('email')} label={t('fields.email')} type="email" autocomplete="username" required />
      <NewPasswordField {...form.field('password')} label={t('fields.password')} help={t('fields.password.help')} />
    </Form>
  );
};

export default function Setup() {
  useGoOnWhenSignedIn();
  const { token } = useMailedToken();
  if (session.current.value?.setupNeeded === false) {
    return (
      <SessionFrame title={t('setup.done.title')} lead={t('setup.done.text')}>
        <LinkButton look="primary" href="/admin/sign-in">
          {t('signIn.submit')}
        </LinkButton>
      </SessionFrame>
    );
  }
  return (
    <SessionFrame title={t('setup.title')} lead={t('setup.lead')}>
      {token ? <SetupForm token={token} /> : <Notice tone="warn">{t('setup.noToken')}</Notice>}
    </SessionFrame>
  );
}
