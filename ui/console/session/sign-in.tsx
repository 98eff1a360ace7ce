import { api } from '../../data/api.ts';
import { Form } from '../../kit/form/form.tsx';
import { TextField } from '../../kit/form/inputs.tsx';
import { PasswordField } from '../../kit/form/inputs-secret.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/shell.ts';
import { session } from '../session.ts';
import { SessionFrame, useGoOnWhenSignedIn } from './frame.tsx';

export default function SignIn() {
  useGoOnWhenSignedIn();
  const form = useForm({
    initial: { email: '', password: '' },
    guard: false,
    submit: async (values) => {
      await api.public.staffSignIn(values);
      await session.changed();
    },
  });
  return (
    <SessionFrame title={t('signIn.title')}>
      {session.current.value?.setupNeeded && <Notice tone="info">{t('signIn.setup')}</Notice>}
      <Form form={form} submit={t('signIn.submit')} wide>
        <TextField {...form.field('email')} label={t('fields.email')} type="email" autocomplete="username" required />
        <PasswordField
          {...form.field('password')}
          label={t('fields.password')}
          autocomplete="current-password"
          required
        />
      </Form>
    </SessionFrame>
  );
}
