import type { DriverForm } from '../../../worker/kernel/fields.ts';
import type { Bound } from '../../kit/form/field.tsx';
import type { FormCore } from '../../kit/form/use-form.ts';
import { humanise } from '../../kit/resource/define.ts';
import { FieldControl } from '../../kit/resource/form-field.tsx';

type Shaped = Pick<DriverForm, 'fields'>;
type Words = Pick<DriverForm, 'words'>;

/** Names of the secrets that are stored; the server tells no more of them. */
export const secretsIn = (config: Readonly<Record<string, unknown>>, { fields }: Shaped): string[] =>
  fields.flatMap(({ path, meta }) => (meta.kind === 'secret' && config[path] === true ? [path] : []));

/** Its form begins with empty secrets. */
export const withoutSecrets = (config: Readonly<Record<string, unknown>>, driver: Shaped) =>
  Object.fromEntries(Object.entries(config).filter(([name]) => !secretsIn(config, driver).includes(name)));

/** What the driver calls it, or what can be made of its key. */
export const driverWord = (driver: Words | undefined, key: string): string =>
  driver?.words[key] ?? humanise(key.slice(key.lastIndexOf('.') + 1));

type Props = {
  driver: Words & { fields: DriverForm['fields'] };
  // biome-ignore lint/suspicious/noExplicitAny: the settings of a driver are known at run time
  form: FormCore<any>;
  /** Where in the form's values a setting is. */
  at?: (field: string) => string;
  /** Prefix of the words: `field` of the instance, `product` of a product. */
  about?: 'field' | 'product';
  /** Secrets that are stored already. */
  secretsKept?: readonly string[] | undefined;
  currency?: string | undefined;
};

/** The settings of a driver, whatever driver it is. */
export const DriverFields = ({
  driver,
  form,
  at = (f) => `config.${f}`,
  about = 'field',
  secretsKept,
  currency,
}: Props) => (
  <>
    {driver.fields.map((field) => (
      <FieldControl
        key={field.path}
        field={field}
        bound={form.field(at(field.path)) as Bound<never>}
        label={driverWord(driver, `${about}.${field.path}`)}
        help={driver.words[`${about}.${field.path}.help`]}
        option={(value) => driverWord(driver, `${about}.${field.path}.${value}`)}
        stored={secretsKept?.includes(field.path) ?? false}
        currency={currency}
      />
    ))}
  </>
);
