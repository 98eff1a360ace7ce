import { LOCALES } from '../../../worker/kernel/contract.ts';
import type { Bound } from '../form/field.tsx';
import { NumberField, SelectField, SwitchField, TextAreaField, TextField } from '../form/inputs.tsx';
import { type Localised, LocalisedField } from '../form/inputs-localised.tsx';
import { MoneyField, PercentField } from '../form/inputs-money.tsx';
import { PasswordField, SecretField } from '../form/inputs-secret.tsx';
import { RefField } from '../form/ref-input.tsx';
import type { FormCore } from '../form/use-form.ts';
import { k } from '../i18n/en/kit.ts';
import { type AnyResource, humanise, type Values, wordsOf } from './define.ts';
import type { FieldShape } from './fields.ts';
import { refSource } from './refs.ts';

type Common = { label: string; required: boolean; help: string | undefined };
type Props = {
  resource: AnyResource;
  form: FormCore<Values>;
  field: FieldShape;
  record: (Values & { id: string }) | undefined;
};

const UNITS: Partial<Record<string, string>> = { mbps: 'Mbit/s' };

const textual = (field: FieldShape, common: Common, bound: Bound<string>) => {
  const { kind } = field.meta;
  const props = { ...bound, ...common, minLength: field.minLength, maxLength: field.maxLength };
  if (kind === 'password') return <PasswordField {...props} autocomplete="new-password" strength />;
  if (kind === 'longtext' || kind === 'code') return <TextAreaField {...props} mono={kind === 'code'} />;
  return <TextField {...props} />;
};

type ControlProps = Omit<Common, 'required'> & {
  field: FieldShape;
  bound: Bound<never>;
  /** The words of a choice. */
  option: (value: string) => string;
  /** A secret has a value already. */
  stored: boolean;
  /** Of amounts. */
  currency?: string | undefined;
};

/** The control that a field's type and meaning ask for. */
export const FieldControl = ({ field, bound, label, help, option, stored, currency = '' }: ControlProps) => {
  const common: Common = { label, required: field.required, help };
  const { kind, resource: target } = field.meta;
  const source = kind === 'ref' && target ? refSource(target) : undefined;
  if (source) return <RefField {...bound} {...common} source={source} />;
  if (kind === 'secret')
    return <SecretField {...bound} {...common} required={!stored && field.required} stored={stored} />;
  if (kind === 'money') return <MoneyField {...bound} {...common} currency={currency} />;
  if (kind === 'percent') return <PercentField {...bound} {...common} />;
  if (field.type === 'boolean') return <SwitchField {...bound} {...common} />;
  if (field.type === 'number') {
    const { min, max, integer } = field;
    return (
      <NumberField {...bound} {...common} min={min} max={max} unit={UNITS[kind ?? '']} step={integer ? 1 : undefined} />
    );
  }
  if (field.type === 'choice') {
    const options = field.options.map((value) => ({ value, label: option(value) }));
    return (
      <SelectField {...bound} {...common} options={options} placeholder={field.required ? undefined : k('ref.none')} />
    );
  }
  if (field.type === 'localised') {
    const { value, onChange } = bound as unknown as Bound<Localised | undefined>;
    return <LocalisedField {...bound} {...common} value={value ?? { en: '' }} locales={LOCALES} onChange={onChange} />;
  }
  if (field.type === 'text') return textual(field, common, bound);
  return null;
};

/** A field of a resource: its slot, or the control of its shape. */
export const FormField = ({ resource, form, field, record }: Props) => {
  const words = wordsOf(resource);
  const slot = resource.fields?.[field.path];
  if (slot) return <>{slot(form, record)}</>;
  return (
    <FieldControl
      field={field}
      bound={form.field(field.path) as Bound<never>}
      label={words.of(`fields.${field.path}`)}
      help={words.find(`help.${field.path}`)}
      option={(value) => words.find(`options.${field.path}.${value}`) ?? humanise(value)}
      stored={Boolean(record)}
      currency={String(form.values.currency ?? '')}
    />
  );
};
