import type { ServerDriver } from '../../../worker/servers/contract/model.ts';
import { SelectField } from '../../kit/form/inputs.tsx';
import { t } from '../i18n/en/servers.ts';
import type { ServerForm } from './form.tsx';

/** A token has a place of its own among a server's fields. */
export const placeOf = (setting: string) => (setting === 'token' ? setting : `config.${setting}`);
export const settingsOf = ({ initial: { token: _, ...settings } }: ServerDriver) => settings;

/** Which kind of server it is; nothing to choose while there is one kind. */
export const KindField = ({ form, drivers }: { form: ServerForm; drivers: readonly ServerDriver[] }) => {
  if (drivers.length < 2) return null;
  const choose = (key: string) => {
    const driver = drivers.find((one) => one.key === key);
    if (!driver) return;
    form.set('driver', key);
    form.set('token', undefined);
    form.set('config', settingsOf(driver));
  };
  return (
    <SelectField
      {...form.field('driver')}
      label={t('field.driver')}
      options={drivers.map(({ key, label }) => ({ value: key, label }))}
      onChange={choose}
      required
    />
  );
};
