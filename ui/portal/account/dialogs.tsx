import { api } from '../../data/api.ts';
import { ApiProblem, toProblem } from '../../data/problem.ts';
import { invalidate } from '../../data/store/cache.ts';
import { Form } from '../../kit/form/form.tsx';
import { TextField } from '../../kit/form/inputs.tsx';
import { NewPasswordField, PasswordField } from '../../kit/form/inputs-secret.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/overlay/toast.tsx';
import { t } from '../i18n/en/account.ts';

type Props = { onClose: () => void };

/** A wrong password is said in the reader's language. */
const saying = async <T,>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (cause) {
    const problem = toProblem(cause);
    if (problem.code !== 'password_wrong') throw problem;
    const { code, status, message } = problem;
    const errors = [{ pointer: '/currentPassword', message: t('password.wrong') }];
    throw new ApiProblem({ code, status, message, errors });
  }
};

export const ChangeEmail = ({ email, onClose }: Props & { email: string }) => {
  const form = useForm({
    initial: { email: '', currentPassword: '' },
    guard: false,
    validate: (values): Record<string, string> =>
      values.email.trim().toLowerCase() === email ? { email: t('email.same') } : {},
    submit: (values, options) => saying(api.client.account.changeEmail(values, options)),
    onSuccess: (_, values) => {
      toast.ok(t('email.sent', { email: values.email }));
      invalidate('account');
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t('email.title')} size="s">
      <Form form={form} submit={t('email.submit')} wide>
        <TextField
          {...form.field('email')}
          label={t('email.new')}
          help={t('email.new.help')}
          type="email"
          autocomplete="email"
          required
        />
        <PasswordField {...form.field('currentPassword')} label={t('password.current')} required />
      </Form>
    </Dialog>
  );
};

export const ChangePassword = ({ onClose }: Props) => {
  const form = useForm({
    initial: { currentPassword: '', password: '' },
    guard: false,
    validate: (values): Record<string, string> =>
      values.password !== '' && values.password === values.currentPassword ? { password: t('password.same') } : {},
    submit: (values, options) => saying(api.client.account.changePassword(values, options)),
    onSuccess: () => {
      toast.ok(t('password.done'));
      invalidate('account');
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t('password.title')} size="s">
      <Form form={form} submit={t('password.submit')} wide>
        <PasswordField {...form.field('currentPassword')} label={t('password.current')} required />
        <NewPasswordField {...form.field('password')} label={t('password.new')} help={t('password.new.help')} />
      </Form>
    </Dialog>
  );
};
