/**
 * What a server's driver is told. Its setting `token` has a name and a column of its own, as it had before drivers had
 * settings; all others are in `config`.
 */
import {
  type Config,
  type Holder,
  maskConfig,
  mergeConfig,
  openConfig,
  SAY_AGAIN,
  type SealedConfig,
  sealConfig,
} from '../drivers/config.ts';
import type { ProvisioningDriver } from '../drivers/provisioning/port.ts';
import type { Ctx } from '../kernel/context.ts';
import { type FieldError, Problem } from '../kernel/problem.ts';
import { isElsewhere, type ServerRow } from './rules/server.ts';

type Told = { token?: string | undefined; config?: Config | undefined };
type Address = Parameters<typeof isElsewhere>[1];

const holderOf = (serverId: string): Holder => `server:${serverId}`;

const storedOf = ({ config, tokenSealed }: ServerRow): SealedConfig =>
  tokenSealed === '' ? config : { ...config, token: tokenSealed };

const givenOf = ({ token, config }: Told): Config => ({ ...config, ...(token === undefined ? {} : { token }) });

const located = (errors: readonly FieldError[]): FieldError[] =>
  errors.map((error) => (error.pointer === '/config/token' ? { ...error, pointer: '/token' } : error));

/** Decrypted for the driver only. */
export async function configOf(ctx: Ctx, driver: ProvisioningDriver, row: ServerRow) {
  const opened = await openConfig(driver, storedOf(row), ctx.secrets, holderOf(row.id));
  if (opened.ok) return opened;
  ctx.log.error('server.not_configured', { serverId: row.id, fields: opened.errors.map(({ pointer }) => pointer) });
  throw new Problem('internal');
}

export type Draft = Told & Address & { driver: string };

/** What of the stored configuration a form may build on: nothing, when it is of another driver. */
const before = (draft: Draft, stored: ServerRow | null): SealedConfig =>
  stored?.driver === draft.driver ? storedOf(stored) : {};

/** Secrets that were given for another address: they are not sent to this one, nor readable where they were not. */
function again(draft: Draft, stored: ServerRow | null, untouched: readonly string[]): FieldError[] {
  if (!stored || !isElsewhere(stored, draft)) return [];
  const kept = untouched.filter((field) => before(draft, stored)[field]);
  return kept.map((field) => ({ pointer: `/config/${field}`, message: SAY_AGAIN }));
}

/** As a form would have it, for a test of the connection. */
export async function draftConfig(ctx: Ctx, driver: ProvisioningDriver, draft: Draft, stored: ServerRow | null) {
  const holder = holderOf(stored?.id ?? 'draft');
  const merged = await mergeConfig(driver, givenOf(draft), ctx.secrets, holder, before(draft, stored));
  const errors = [...(merged.ok ? [] : merged.errors), ...again(draft, stored, merged.untouched)];
  return { config: merged.ok ? merged.config : {}, masked: merged.masked, errors: located(errors) };
}

/** The columns to store, and the names of what they change. */
export async function sealedColumns(
  ctx: Ctx,
  driver: ProvisioningDriver,
  serverId: string,
  draft: Draft,
  stored: ServerRow | null,
) {
  const sealing = await sealConfig(driver, givenOf(draft), ctx.secrets, holderOf(serverId), before(draft, stored));
  const errors = [...(sealing.ok ? [] : sealing.errors), ...again(draft, stored, sealing.untouched)];
  const { token, ...config } = sealing.ok ? sealing.sealed : {};
  return {
    columns: { config, tokenSealed: typeof token === 'string' ? token : '' },
    changed: sealing.ok ? sealing.changed : [],
    errors: located(errors),
  };
}

export const shownConfig = (driver: ProvisioningDriver | undefined, row: ServerRow): Config =>
  driver ? maskConfig(driver, row.config) : {};
