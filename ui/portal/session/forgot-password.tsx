import { useState } from 'preact/hooks';
import { api } from '../../data/api.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { TextField } from '../../kit/form/inputs.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/session.ts';
import { SessionFrame } from './frame.tsx';

export default function ForgotPassword() {
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    initial: { email: '' },
    guard: false,
    submit: (values, options) => api.public.forgotPassword(values, options),
    onSuccess: (_, { email }) => setSentTo(email),
  });
  if (sentTo) {
    return (
      <SessionFrame title={t('forgot.sent')}>
        <div role="status">
          <Notice tone="ok">{t('forgot.sent.text', { email: sentTo })}</Notice>
        </div>
        <div class="form-actions">
          <LinkButton href="/sign-in">{t('forgot.back')}</LinkButton>
        </div>
      </SessionFrame>
    );
  }
  return (
    <SessionFrame
      title={t('forgot.title')}
      lead={t('forgot.lead')}
      after={
        <a class="link" href="/sign-in">
          {t('forgot.back')}
        </a>
      }
    >
      <Form form={form} submit={t('forgot.submit')} wide>
        <TextField {...form.field('email')} label={t('fields.email')} type="email" autocomplete="username" required />
      </Form>
    </SessionFrame>
  );
}
