/**
 * The configuration of an instance of a driver: checked by the driver's own schema, its secrets sealed one by one,
 * told without them, and kept when an edit leaves them empty.
 */
import type * as z from 'zod/mini';
import { fieldsOf } from '../kernel/fields.ts';
import type { Place, Secrets } from '../kernel/identity/secret.ts';
import type { FieldError } from '../kernel/problem.ts';
import { sentence } from '../kernel/words/index.ts';

export type Declared = { config: z.ZodMiniObject };
export type Config = Readonly<Record<string, unknown>>;

/** A configuration as it is stored: secrets are envelopes. */
export type SealedConfig = Readonly<Record<string, unknown>>;

/** Whose configuration it is: `server:<id>`, `gateway:<id>`. */
export type Holder = `${string}:${string}`;

/** A secret opens only at its own field of its own holder. */
const placeOf = (holder: Holder, field: string): Place => `${holder}:${field}_sealed`;

export const secretFields = ({ config }: Declared): string[] =>
  fieldsOf(config).flatMap(({ path, meta }) => (meta.kind === 'secret' ? [path] : []));

/** What is asked of somebody who changes where a stored secret is sent, without saying it. */
export const SAY_AGAIN = sentence('The address differs from the saved one: enter this again.');

/** Secrets that were given for another address: they are not sent to this one, nor readable where they were not. */
function again(driver: Declared, config: Config, stored: SealedConfig, untouched: readonly string[]): FieldError[] {
  const moved = (field: string) => JSON.stringify(config[field]) !== JSON.stringify(stored[field]);
  const asked = fieldsOf(driver.config).filter(
    ({ path, meta }) => untouched.includes(path) && isGiven(stored[path]) && meta.sentTo?.some(moved),
  );
  return asked.map(({ path }) => ({ pointer: `/config/${path}`, message: SAY_AGAIN }));
}

/** Of a secret: anything but a text stands for the stored one. */
const isGiven = (value: unknown): boolean => typeof value === 'string' && value !== '';

export type Opened =
  /** `masked` must not appear in any log. */
  { ok: true; config: Record<string, unknown>; masked: string[] } | { ok: false; errors: FieldError[] };

/** As the driver takes it. Refused: the driver asks for more than was stored, so it must be configured anew. */
export async function openConfig(
  driver: Declared,
  sealed: SealedConfig,
  secrets: Secrets,
  holder: Holder,
): Promise<Opened> {
  const opened = await unsealed({ secretNames: secretFields(driver) }, sealed, secrets, holder);
  const parsed = driver.config.safeParse({ ...sealed, ...opened });
  if (!parsed.success) return { ok: false, errors: faultsIn(parsed.error) };
  return { ok: true, config: parsed.data as Record<string, unknown>, masked: Object.values(opened) };
}

async function unsealed(
  { secretNames }: { secretNames: readonly string[] },
  sealed: SealedConfig,
  secrets: Secrets,
  holder: Holder,
) {
  const kept = secretNames.filter((field) => isGiven(sealed[field]));
  const texts = await Promise.all(kept.map((field) => secrets.open(String(sealed[field]), placeOf(holder, field))));
  return Object.fromEntries(kept.map((field, i) => [field, texts[i] ?? '']));
}

type Merged = { masked: string[]; replaced: string[]; untouched: string[]; stored: SealedConfig };
export type Merging = Merged & ({ ok: true; config: Record<string, unknown> } | { ok: false; errors: FieldError[] });

/** What is given, over what is stored: fields that are absent, and secrets that are empty, stay as they were. */
export async function mergeConfig(
  driver: Declared,
  given: Config,
  secrets: Secrets,
  holder: Holder,
  before: SealedConfig = {},
): Promise<Merging> {
  const names = secretFields(driver);
  const replaced = names.filter((field) => isGiven(given[field]));
  const untouched = names.filter((field) => !isGiven(given[field]));
  const stored = Object.fromEntries(Object.entries(before).filter(([field]) => field in driver.config.shape));
  const told = Object.fromEntries(Object.entries(given).filter(([field]) => !untouched.includes(field)));
  const kept = await unsealed({ secretNames: untouched }, stored, secrets, holder);
  const masked = [...Object.values(kept), ...replaced.map((field) => String(given[field]))];
  const parsed = driver.config.safeParse({ ...stored, ...kept, ...told });
  const merged = { masked, replaced, untouched, stored };
  if (!parsed.success) return { ok: false, errors: faultsIn(parsed.error), ...merged };
  const config = parsed.data as Record<string, unknown>;
  const errors = again(driver, config, stored, untouched);
  return errors.length > 0 ? { ok: false, errors, ...merged } : { ok: true, config, ...merged };
}

export type Sealing = { untouched: string[] } & (
  | { ok: true; sealed: SealedConfig; changed: string[] }
  | { ok: false; errors: FieldError[] }
);

/** The same, for storing. */
export async function sealConfig(
  driver: Declared,
  given: Config,
  secrets: Secrets,
  holder: Holder,
  before: SealedConfig = {},
): Promise<Sealing> {
  const merged = await mergeConfig(driver, given, secrets, holder, before);
  const { replaced, untouched, stored } = merged;
  if (!merged.ok) return { ok: false, errors: merged.errors, untouched };
  const { config } = merged;
  const envelopes = await Promise.all(
    replaced.map((field) => secrets.seal(String(config[field]), placeOf(holder, field))),
  );
  const sealed = {
    ...config,
    ...Object.fromEntries(untouched.map((field) => [field, stored[field]])),
    ...Object.fromEntries(replaced.map((field, i) => [field, envelopes[i]])),
  };
  const isOther = (field: string) => JSON.stringify(sealed[field]) !== JSON.stringify(before[field]);
  return { ok: true, sealed, changed: Object.keys(driver.config.shape).filter(isOther), untouched };
}

/** What may be told: `true` stands for a secret that is stored, and handed back it keeps it. */
export function maskConfig(driver: Declared, sealed: SealedConfig): Config {
  const names = secretFields(driver);
  const shown = Object.entries(sealed).filter(([field]) => field in driver.config.shape);
  return Object.fromEntries(shown.map(([field, value]) => [field, names.includes(field) ? isGiven(value) : value]));
}

/** What a schema of a driver refuses; `at` is where its values are in what was sent. */
export const faultsIn = (error: z.core.$ZodError, at = '/config'): FieldError[] =>
  error.issues.flatMap((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? (issue.keys as string[]) : null;
    if (unknown)
      return unknown.map((field) => ({ pointer: `${at}/${field}`, message: sentence('This is not a setting.') }));
    const message = sentence(issue.message === 'Invalid input' ? 'Enter a value.' : issue.message);
    return [{ pointer: `${at}/${issue.path.join('/')}`, message }];
  });
