import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Form } from '../../kit/form/form.tsx';
import { SelectField, TextField } from '../../kit/form/inputs.tsx';
import { NewPasswordField } from '../../kit/form/inputs-secret.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { t } from '../i18n/en/session.ts';
import { currentLocale, session } from '../session.ts';
import { SessionFrame, useGoOnWhenSignedIn, useNext } from './frame.tsx';

export default function SignUp() {
  useGoOnWhenSignedIn();
  const next = useNext();
  const sold = useQuery(['currencies'], (signal) => api.public.soldCurrencies(undefined, { signal }));
  const currencies = sold.data?.currencies ?? [];
  const form = useForm({
    initial: { name: '', email: '', password: '', currency: '' },
    guard: false,
    submit: async ({ currency, ...values }, options) => {
      const chosen = currency || currencies[0];
      await api.public.signUp(
        { ...values, language: currentLocale(), ...(chosen ? { currency: chosen } : {}) },
        options,
      );
      await session.changed();
    },
  });
  return (
    <SessionFrame
      title={t('signUp.title')}
      lead={t('signUp.lead')}
      after={
        <p>
          {t('signUp.have')}{' '}
          <a class="link" href={`/sign-in${next}`}>
            {t('signIn.submit')}
          </a>
        </p>
      }
    >
      <Form form={form} submit={t('signUp.submit')} wide>
        <TextField {...form.field('name')} label={t('fields.name')} autocomplete="name" maxLength={120} required />
        <TextField {...form.field('email')} label={t('fields.email')} type="email" autocomplete="username" required />
        <NewPasswordField {...form.field('password')} label={t('fields.password')} help={t('fields.password.help')} />
        {currencies.length > 1 && (
          <SelectField
            {...form.field('currency')}
            value={form.values.currency || (currencies[0] ?? '')}
            label={t('signUp.currency')}
            help={t('signUp.currency.help')}
            options={currencies.map((code) => ({ value: code, label: code }))}
            required
          />
        )}
      </Form>
    </SessionFrame>
  );
}
