import type { Client } from '../../../worker/accounts/contract/model.ts';
import { LOCALES } from '../../../worker/kernel/contract.ts';
import { api } from '../../data/api.ts';
import { invalidate } from '../../data/store/cache.ts';
import { languageName } from '../../i18n/language.ts';
import { Form } from '../../kit/form/form.tsx';
import { SelectField, TextAreaField, TextField } from '../../kit/form/inputs.tsx';
import { MoneyField } from '../../kit/form/inputs-money.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { k } from '../../kit/i18n/en/kit.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/overlay/toast.tsx';
import { Money } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/clients.ts';
import { NoteField } from '../record/reason-fields.tsx';
import { Segments } from '../record/segments.tsx';
import { STATUSES, type Status } from './status.tsx';

type Props = { client: Client; onClose: () => void };

export const EditClient = ({ client, onClose }: Props) => {
  const { id, name, companyName, taxId, status, language, creditLimitMicro, adminNotes, currency } = client;
  const form = useForm({
    initial: { name, companyName, taxId, status, language, creditLimitMicro, adminNotes },
    submit: (values, options) => api.admin.clients.update({ id, ...values }, options),
    onSuccess: () => {
      toast.ok(t('done.saved'));
      invalidate('clients');
      invalidate('activity');
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t('edit.title', { name })}>
      <Form form={form} submit={k('action.save')}>
        <TextField {...form.field('name')} label={t('field.name')} maxLength={120} required />
        <TextField {...form.field('companyName')} label={t('field.company')} maxLength={120} />
        <TextField {...form.field('taxId')} label={t('field.taxId')} maxLength={40} />
        <SelectField
          {...form.field('status')}
          label={t('field.status')}
          help={t('field.status.help')}
          onChange={(value) => form.set('status', value as Status)}
          options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          required
        />
        <SelectField
          {...form.field('language')}
          label={t('field.language')}
          onChange={(value) => form.set('language', value as Client['language'])}
          options={LOCALES.map((value) => ({ value, label: languageName(value) }))}
          required
        />
        <MoneyField
          {...form.field('creditLimitMicro')}
          label={t('field.creditLimit')}
          help={t('field.creditLimit.help')}
          currency={currency}
          required
        />
        <TextAreaField
          {...form.field('adminNotes')}
          label={t('field.notes')}
          help={t('field.notes.help')}
          maxLength={4000}
        />
      </Form>
    </Dialog>
  );
};

export const AdjustBalance = ({ client, onClose }: Props) => {
  const form = useForm({
    initial: { direction: 'add' as 'add' | 'take', amountMicro: null as number | null, description: '', note: '' },
    guard: false,
    validate: ({ amountMicro }): Record<string, string> =>
      amountMicro === null || amountMicro > 0 ? {} : { amountMicro: t('adjust.zero') },
    submit: ({ direction, amountMicro, ...said }, options) =>
      api.admin.clients.adjust(
        { id: client.id, amountMicro: (direction === 'take' ? -1 : 1) * (amountMicro ?? 0), ...said },
        options,
      ),
    onSuccess: () => {
      toast.ok(t('done.adjusted'));
      for (const name of ['clients', 'transactions', 'activity']) invalidate(name);
      onClose();
    },
  });
  const { direction, amountMicro } = form.values;
  const after = client.balanceMicro + (direction === 'take' ? -1 : 1) * (amountMicro ?? 0);
  return (
    <Dialog open onClose={onClose} title={t('adjust.title', { name: client.name })} size="s">
      <p>{t('adjust.text')}</p>
      <Form form={form} submit={t('adjust.submit')}>
        <Segments
          {...form.field('direction')}
          label={t('adjust.direction')}
          options={[
            { value: 'add', label: t('adjust.add') },
            { value: 'take', label: t('adjust.take') },
          ]}
        />
        <MoneyField
          {...form.field('amountMicro')}
          label={t('adjust.amount')}
          currency={client.currency}
          help={
            <>
              {t('adjust.after')}: <Money micro={after} currency={client.currency} precise />
            </>
          }
          required
        />
        <TextField
          {...form.field('description')}
          label={t('adjust.description')}
          help={t('adjust.description.help')}
          maxLength={255}
          required
        />
        <NoteField form={form} />
      </Form>
    </Dialog>
  );
};
