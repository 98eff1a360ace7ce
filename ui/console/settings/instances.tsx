/** Ways to pay and mail senders: lists of configured drivers, whatever drivers there are. */
import type { ComponentChildren } from 'preact';
import type { DriverForm, Instance } from '../../../worker/kernel/instance.ts';
import { useQuery } from '../../data/store/cache.ts';
import type { Bound } from '../../kit/form/field.tsx';
import { SelectField } from '../../kit/form/inputs.tsx';
import type { FormCore } from '../../kit/form/use-form.ts';
import type { Values } from '../../kit/resource/define.ts';
import { type ResourceDefinition, resource } from '../../kit/resource/index.tsx';
import { Badge } from '../../kit/shown/badge.tsx';
import { t } from '../i18n/en/settings.ts';
import { DriverFields } from '../record/driver-fields.tsx';

type Kind<Row extends Instance> = Pick<
  ResourceDefinition<Row, Row>,
  'name' | 'path' | 'api' | 'schema' | 'icon' | 'columns'
> & {
  drivers(signal: AbortSignal): Promise<{ drivers: (DriverForm & { simulated: boolean })[] }>;
  /** Names of the fields that come before the driver's. */
  own: readonly string[];
  /** Under the settings of the chosen driver. */
  below?: (form: FormCore<Values>, record: Row | undefined) => ComponentChildren;
};

export function instances<Row extends Instance>({ drivers, own, columns, below, ...kind }: Kind<Row>) {
  const useDrivers = () =>
    useQuery([kind.name, 'drivers'], (signal) => drivers(signal), { staleMs: Infinity }).data?.drivers ?? [];

  const Named = ({ label, enabled }: Row) => (
    <span class="cell-line">
      <span class="clip clip-wide">{label}</span>
      {!enabled && <Badge tone="warn">{t('instance.off')}</Badge>}
    </span>
  );

  const Choice = ({ form, record }: { form: FormCore<Values>; record: Row | undefined }) => {
    const known = useDrivers();
    const choose = (key: string) => {
      const driver = known.find((one) => one.key === key);
      form.set('driver', key);
      form.set('config', record?.driver === key ? record.config : (driver?.initial ?? {}));
      if (form.values.key === '') form.set('key', key);
    };
    const label = (driver: (typeof known)[number]) =>
      driver.simulated ? t('instance.simulated', { name: driver.label }) : driver.label;
    return (
      <SelectField
        {...(form.field('driver') as Bound<string>)}
        label={t('instance.driver')}
        options={known.map((driver) => ({ value: driver.key, label: label(driver) }))}
        placeholder={t('instance.choose')}
        onChange={choose}
        required
      />
    );
  };

  const Settings = ({ form, record }: { form: FormCore<Values>; record: Row | undefined }) => {
    const driver = useDrivers().find(({ key }) => key === form.values.driver);
    if (!driver) return null;
    return (
      <>
        <DriverFields driver={driver} form={form} stored={record?.config} />
        {below?.(form, record)}
      </>
    );
  };

  return resource<Row, Row>({
    ...kind,
    t,
    columns: [{ key: 'name', render: Named }, ...columns],
    sort: 'position',
    search: own.includes('key'),
    sections: { general: ['driver', ...own, 'name', 'position', 'enabled'], settings: ['config'] },
    permissions: { create: 'settings.write', update: 'settings.write', remove: 'settings.write' },
    initial: { enabled: true, position: 0, config: {} },
    nameOf: ({ label }) => label,
    fields: {
      driver: (form, record) => <Choice form={form} record={record} />,
      config: (form, record) => <Settings form={form} record={record} />,
    },
  });
}
