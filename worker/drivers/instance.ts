/** An instance of a driver: which one, whether it is in use, its settings with sealed secrets. */
import type { Secrets } from '../kernel/identity/secret.ts';
import { Problem } from '../kernel/problem.ts';
import { sentence } from '../kernel/words/index.ts';
import type { Said, Teller } from '../kernel/words/word.ts';
import {
  type Config,
  type Declared,
  type Holder,
  maskConfig,
  openConfig,
  type SealedConfig,
  sealConfig,
} from './config.ts';
import type { Named } from './form.ts';

export type InstanceRow = {
  id: string;
  driver: string;
  name: string;
  enabled: number;
  position: number;
  config: SealedConfig;
  createdAt: number;
  updatedAt: number | null;
};
export type InstanceDraft = {
  driver: string;
  name: string;
  enabled: boolean;
  position: number;
  config?: Config | undefined;
};
type Known<D> = Readonly<Record<string, D>>;

const named = <D>(drivers: Known<D>, key: string): D | undefined =>
  Object.hasOwn(drivers, key) ? drivers[key] : undefined;

/** The driver that a form names. */
export function chosenDriver<D>(drivers: Known<D>, key: string): D {
  const driver = named(drivers, key);
  if (driver) return driver;
  throw new Problem('validation', {
    errors: [{ pointer: '/driver', message: sentence('Choose one of the offered kinds.') }],
  });
}

/** What a form writes; refuses what the driver does not take. */
export async function instanceColumns(
  { driver: key, name, enabled, position, config = {} }: InstanceDraft,
  drivers: Known<Declared>,
  { secrets, now }: { secrets: Secrets; now(): number },
  holder: Holder,
  before: Pick<InstanceRow, 'driver' | 'config'> | null,
) {
  const driver = chosenDriver(drivers, key);
  const stored = before?.driver === key ? before.config : {};
  const sealing = await sealConfig(driver, config, secrets, holder, stored);
  if (!sealing.ok) throw new Problem('validation', { errors: sealing.errors });
  return { driver: key, name, enabled: enabled ? 1 : 0, position, config: sealing.sealed, updatedAt: now() };
}

/** What an instance is called: its name, or its driver's. */
export function instanceLabel(
  { name, driver: key }: Pick<InstanceRow, 'name' | 'driver'>,
  drivers: Known<Named>,
): Said {
  const driver = named(drivers, key);
  return name || (driver?.words?.label ?? driver?.label ?? key);
}

export const instanceShown = (row: InstanceRow, drivers: Known<Declared & Named>, say: Teller) => {
  const driver = named(drivers, row.driver);
  const { id, driver: key, name, position, createdAt, updatedAt } = row;
  const config = driver ? maskConfig(driver, row.config) : {};
  const label = say(instanceLabel(row, drivers));
  return { id, driver: key, name, label, enabled: row.enabled === 1, position, config, createdAt, updatedAt };
};

export type Instance<D> = { row: InstanceRow; driver: D };

/** Those that are in use and whose driver there is, in the order of staff. */
export const instancesInUse = <R extends InstanceRow, D>(rows: readonly R[], drivers: Known<D>) =>
  rows.flatMap((row) => {
    const driver = row.enabled === 1 ? named(drivers, row.driver) : undefined;
    return driver ? [{ row, driver }] : [];
  });

/** null: the driver asks for more than was stored, so staff must configure it anew. */
export async function openInstance(driver: Declared, row: InstanceRow, secrets: Secrets, holder: Holder) {
  const opened = await openConfig(driver, row.config, secrets, holder);
  return opened.ok ? opened : null;
}
