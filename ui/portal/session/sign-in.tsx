import { api } from '../../data/api.ts';
import { Form } from '../../kit/form/form.tsx';
import { TextField } from '../../kit/form/inputs.tsx';
import { PasswordField } from '../../kit/form/inputs-secret.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { t } from '../i18n/en/session.ts';
import { session } from '../session.ts';
import { SessionFrame, useGoOnWhenSignedIn, useNext } from './frame.tsx';

export default function SignIn() {
  useGoOnWhenSignedIn();
  const next = useNext();
  const form = useForm({
    initial: { email: '', password: '' },
    guard: false,
    submit: async (values) => {
      await api.public.signIn(values);
      await session.changed();
    },
  });
  return (
    <SessionFrame
      title={t('signIn.title')}
      after={
        <p>
          {t('signIn.new')}{' '}
          <a class="link" href={`/sign-up${next}`}>
            {t('signIn.create')}
          </a>
        </p>
      }
    >
      <Form form={form} submit={t('signIn.submit')} wide>
        <TextField {...form.field('email')} label={t('fields.email')} type="email" autocomplete="username" required />
        <PasswordField
          {...form.field('password')}
          label={t('fields.password')}
          autocomplete="current-password"
          required
        />
        <p>
          <a class="link" href="/forgot-password">
            {t('signIn.forgot')}
          </a>
        </p>
      </Form>
    </SessionFrame>
  );
}
