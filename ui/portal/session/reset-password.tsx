import { api } from '../../data/api.ts';
import { useMailedToken } from '../../data/go/mailed-token.ts';
import { goTo } from '../../data/go/navigation.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { NewPasswordField } from '../../kit/form/inputs-secret.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/session.ts';
import { SessionFrame } from './frame.tsx';

export default function ResetPassword() {
  const { token } = useMailedToken();
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
        <NewPasswordField
          {...form.field('password')}
          label={t('fields.newPassword')}
          help={t('fields.password.help')}
        />
      </Form>
    </SessionFrame>
  );
}
