import { useLocation } from 'preact-iso';
import { api } from '../../data/api.ts';
import { goTo } from '../../data/navigation.ts';
import { LinkButton } from '../../kit/button.tsx';
import { Form } from '../../kit/form.tsx';
import { PasswordField } from '../../kit/inputs-secret.tsx';
import { PASSWORD_MIN } from '../../kit/password-level.ts';
import { Notice } from '../../kit/surface.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';
import { t } from '../i18n/en/session.ts';
import { SessionFrame } from './frame.tsx';

export default function ResetPassword() {
  const { token } = useLocation().query;
  const form = useForm({
    initial: { password: '' },
    guard: false,
    submit: ({ password }, options) => api.public.resetPassword({ token: token ?? '', password }, options),
    onSuccess: () => {
      toast.ok(t('reset.done'));
      goTo('/sign-in', true);
    },
  });
  if (!token) {
    return (
      <SessionFrame title={t('reset.title')}>
        <Notice tone="warn">{t('reset.noToken')}</Notice>
        <div class="form-actions">
          <LinkButton href="/forgot-password">{t('signIn.forgot')}</LinkButton>
        </div>
      </SessionFrame>
    );
  }
  return (
    <SessionFrame title={t('reset.title')}>
      <Form form={form} submit={t('reset.submit')} wide>
        <PasswordField
          {...form.field('password')}
          label={t('fields.newPassword')}
          help={t('fields.password.help')}
          autocomplete="new-password"
          minLength={PASSWORD_MIN}
          strength
          required
        />
      </Form>
    </SessionFrame>
  );
}
