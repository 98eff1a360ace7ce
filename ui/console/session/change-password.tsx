import { api } from '../../data/api.ts';
import { Form } from '../../kit/form/form.tsx';
import { NewPasswordField, PasswordField } from '../../kit/form/inputs-secret.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/overlay/toast.tsx';
import { t } from '../i18n/en/password.ts';

/** Of whoever is signed in. */
export default function ChangePassword({ onClose }: { onClose: () => void }) {
  const form = useForm({
    initial: { currentPassword: '', password: '' },
    guard: false,
    validate: (values): Record<string, string> =>
      values.password !== '' && values.password === values.currentPassword ? { password: t('same') } : {},
    submit: (values, options) => api.admin.me.changePassword(values, options),
    onSuccess: () => {
      toast.ok(t('done'));
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t('title')} size="s">
      <Form form={form} submit={t('submit')} wide>
        <p class="text-ink-2">{t('text')}</p>
        <PasswordField
          {...form.field('currentPassword')}
          label={t('current')}
          autocomplete="current-password"
          required
        />
        <NewPasswordField {...form.field('password')} label={t('new')} help={t('new.help')} />
      </Form>
    </Dialog>
  );
}
