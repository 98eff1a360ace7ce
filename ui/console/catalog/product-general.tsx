import { useEffect, useState } from 'preact/hooks';
import { LOCALES, type Locale } from '../../../worker/kernel/contract.ts';
import { api } from '../../data/api.ts';
import { languageName } from '../../i18n/language.ts';
import { NumberField, SwitchField, TextAreaField, TextField } from '../../kit/form/inputs.tsx';
import { RefField, type RefSource } from '../../kit/form/ref-input.tsx';
import { Section } from '../../kit/shown/section.tsx';
import { FormHelp } from '../help.tsx';
import { t } from '../i18n/en/catalog.ts';
import { everyRow } from '../record/every-row.ts';
import { Segments } from '../record/segments.tsx';
import type { ProductForm } from './product-values.ts';
import { localeOfError, textOf } from './texts.ts';

const groupSource: RefSource = {
  name: 'productGroups',
  find: async (q, signal) => {
    const groups = await everyRow(api.admin.productGroups.list, { sort: 'position' }, signal);
    return groups
      .map(({ id, name, key }) => ({ id, label: textOf(name), note: key }))
      .filter(({ label, note }) => `${label} ${note}`.toLowerCase().includes(q.toLowerCase()));
  },
  get: async (id, signal) => {
    const { name, key } = await api.admin.productGroups.get({ id }, { signal });
    return { id, label: textOf(name), note: key };
  },
};

/** Name, summary and description in one language at a time; a dot marks the languages that have texts. */
const Texts = ({ form }: { form: ProductForm }) => {
  const [locale, setLocale] = useState<Locale>('en');
  useEffect(() => {
    const wrong = localeOfError(Object.keys(form.errors).filter((path) => /^(name|summary|description)\./.test(path)));
    if (wrong) setLocale(wrong);
  }, [form.failures.value]);
  const { name, summary, description } = form.values;
  const filled = (code: Locale) => Boolean(name[code] || summary[code] || description[code]);
  return (
    <>
      <Segments
        id={`${form.id}-language`}
        name="language"
        label={t('field.language')}
        value={locale}
        options={LOCALES.map((code) => ({
          value: code,
          label: languageName(code),
          mark: code !== 'en' && filled(code),
        }))}
        onChange={(code) => setLocale(code as Locale)}
      />
      {LOCALES.map((code) => (
        <div key={code} lang={code} class={code === locale ? 'contents' : 'hidden'}>
          <TextField
            {...form.field(`name.${code}`)}
            value={name[code] ?? ''}
            label={t('field.name')}
            maxLength={80}
            required={code === 'en'}
          />
          <TextField
            {...form.field(`summary.${code}`)}
            value={summary[code] ?? ''}
            label={t('field.summary')}
            help={t('field.summary.help')}
            maxLength={160}
          />
          <TextAreaField
            {...form.field(`description.${code}`)}
            value={description[code] ?? ''}
            label={t('field.description')}
            maxLength={4000}
          />
        </div>
      ))}
    </>
  );
};

export const General = ({ form }: { form: ProductForm }) => (
  <>
    <Section
      title={t('section.general')}
      text={t('section.general.text')}
      action={<FormHelp topic="product.general" about={t('section.general')} />}
    >
      <Texts form={form} />
    </Section>
    <Section
      title={t('section.visibility')}
      text={t('section.visibility.text')}
      action={<FormHelp topic="product.visibility" about={t('section.visibility')} />}
    >
      <TextField
        {...form.field('key')}
        label={t('field.key')}
        help={t('field.key.help')}
        maxLength={40}
        spellcheck={false}
        mono
        required
      />
      <RefField {...form.field('groupId')} label={t('field.group')} source={groupSource} required />
      <NumberField
        {...form.field('position')}
        label={t('field.position')}
        help={t('field.position.help')}
        min={0}
        max={100_000}
        step={1}
        required
      />
      <SwitchField {...form.field('hidden')} label={t('field.hidden')} help={t('field.hidden.help')} />
      <SwitchField {...form.field('retired')} label={t('field.retired')} help={t('field.retired.help')} />
    </Section>
  </>
);
