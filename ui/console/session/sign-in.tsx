import { api } from '../../data/api.ts';
import { Form } from '../../kit/form.tsx';
import { TextField } from '../../kit/inputs.tsx';
import { PasswordField } from '../../kit/inputs-secret.tsx';
import { Notice } from '../../kit/surface.tsx';
import { useForm } from '../../kit/use-form.ts';
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
