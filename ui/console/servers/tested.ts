import type { ServerDriver } from '../../../worker/servers/contract/model.ts';
import { t } from '../i18n/en/servers.ts';
import { driverWord } from '../record/driver-word.ts';
import type { Values } from './form.tsx';

type Connection = Pick<Values, 'driver' | 'host' | 'port' | 'secure' | 'plainHttpAccepted' | 'token' | 'config'>;

/** What the verdict of a test holds for: another host, port, scheme or secret was not tested. */
export const connectionOf = ({ driver, host, port, secure, plainHttpAccepted, token, config }: Connection): string =>
  JSON.stringify([driver, host.trim().toLowerCase(), port, secure, secure || plainHttpAccepted, token || null, config]);

/** The label of the first field without which there is nothing to test. */
export function missingFor(
  values: Pick<Connection, 'host' | 'token' | 'config'>,
  driver: Pick<ServerDriver, 'fields' | 'words'>,
  stored: boolean,
): string | undefined {
  if (values.host.trim() === '') return t('field.host');
  if (stored) return undefined;
  const told = (setting: string) => (setting === 'token' ? values.token : values.config[setting]);
  const missing = driver.fields.find(({ path, meta, required }) => meta.kind === 'secret' && required && !told(path));
  return missing && driverWord(driver, `field.${missing.path}`);
}
