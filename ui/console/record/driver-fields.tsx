import type { DriverForm } from '../../../worker/kernel/instance.ts';
import type { Bound } from '../../kit/form/field.tsx';
import type { FormCore } from '../../kit/form/use-form.ts';
import { FieldControl } from '../../kit/resource/form-field.tsx';
import { driverWord, type Words } from './driver-word.ts';

type Props = {
  driver: Words & { fields: DriverForm['fields'] };
  // biome-ignore lint/suspicious/noExplicitAny: the settings of a driver are known at run time
  form: FormCore<any>;
  /** Where in the form's values a setting is. */
  at?: (field: string) => string;
  /** Prefix of the words: `field` of the instance, `product` of a product. */
  about?: 'field' | 'product';
  /** The settings as they are stored and told: `true` stands for a secret. */
  stored?: Readonly<Record<string, unknown>> | undefined;
  currency?: string | undefined;
};

/** A stored secret comes as `true`, which is nothing that a person typed; handed back it is kept. */
const boundOf = (bound: Bound<unknown>, { meta }: DriverForm['fields'][number]) =>
  meta.kind === 'secret' && typeof bound.value !== 'string' ? { ...bound, value: undefined } : bound;

/** The settings of a driver, whatever driver it is. */
export const DriverFields = ({ driver, form, at = (f) => `config.${f}`, about = 'field', stored, currency }: Props) => (
  <>
    {driver.fields.map((field) => (
      <FieldControl
        key={field.path}
        field={field}
        bound={boundOf(form.field(at(field.path)), field) as Bound<never>}
        label={driverWord(driver, `${about}.${field.path}`)}
        help={driver.words[`${about}.${field.path}.help`]}
        option={(value) => driverWord(driver, `${about}.${field.path}.${value}`)}
        stored={stored?.[field.path] === true}
        currency={currency}
      />
    ))}
  </>
);
