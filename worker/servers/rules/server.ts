import type * as z from 'zod/mini';
import type { Fault } from '../../drivers/outcome.ts';
import type { ProbeStep, ProvisioningDriver } from '../../drivers/provisioning/port.ts';
import type { Mode } from '../../env.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { checkAddress } from '../../kernel/reach/address.ts';
import { sentence } from '../../kernel/words/index.ts';
import type { Said } from '../../kernel/words/word.ts';
import { type Teller, told } from '../../kernel/words/word.ts';
import { isTimeZone } from '../../settings/index.ts';
import type { ProbeReportModel, probeSummary, Server, serverChange } from '../contract/model.ts';
import type { server } from '../table.ts';
import FAULTS from '../words/en/faults.ts';
import { failed, fault } from '../words/index.ts';

export type ServerRow = typeof server.$inferSelect;
type Fields = Omit<z.infer<typeof serverChange>, 'id' | 'token' | 'config'>;
/** What a form may get wrong beyond its shape: the address must be one that we may call, clear text must be accepted. */
export function serverFaults(fields: Fields, driver: Pick<ProvisioningDriver, 'baseUrl'>, mode: Mode): FieldError[] {
  const errors: FieldError[] = [];
  const address = checkAddress(driver.baseUrl(fields), { mode });
  if (!address.ok) errors.push({ pointer: '/host', message: sentence(address.why) });
  if (!fields.secure && !fields.plainHttpAccepted) {
    errors.push({
      pointer: '/plainHttpAccepted',
      message: fault('http.plain'),
    });
  }
  const links = fields.otlBaseUrl ? checkAddress(fields.otlBaseUrl, { mode }) : null;
  if (links?.ok === false) errors.push({ pointer: '/otlBaseUrl', message: sentence(links.why) });
  if (!isTimeZone(fields.timeZone)) errors.push({ pointer: '/timeZone', message: fault('timeZone.unknown') });
  return errors;
}

const BOOLEANS = ['secure', 'plainHttpAccepted', 'disabled'] as const;

/** An optional field that is absent is as it was. */
export const columnsOf = (fields: Fields, before?: ServerRow) => ({
  name: fields.name,
  driver: fields.driver,
  host: fields.host,
  port: fields.port,
  maxAccounts: fields.maxAccounts,
  timeZone: fields.timeZone,
  datacentre: fields.datacentre,
  note: fields.note,
  otlBaseUrl: fields.otlBaseUrl?.replace(/\/{1,99}$/, '') ?? before?.otlBaseUrl ?? '',
  secure: fields.secure ? 1 : 0,
  plainHttpAccepted: fields.plainHttpAccepted ? 1 : 0,
  disabled: fields.disabled ? 1 : 0,
});

/** `driver` undefined: it is no longer in the registry. */
export function serverOf(
  row: ServerRow,
  driver: Pick<ProvisioningDriver, 'baseUrl'> | undefined,
  config: Server['config'],
  say: Teller,
): Server {
  const test = lastTest(row);
  const { tokenSealed: _, updatedAt: __, lookAt: ___, probe: ____, downSince, downUntil, downWhy, ...rest } = row;
  const { slotsUsed, slotsTotal, slotsAt, ...columns } = rest;
  const slots = slotsUsed === null || slotsTotal === null ? null : { used: slotsUsed, total: slotsTotal };
  const flags = {
    secure: row.secure === 1,
    plainHttpAccepted: row.plainHttpAccepted === 1,
    disabled: row.disabled === 1,
  } satisfies Record<(typeof BOOLEANS)[number], boolean>;
  return {
    ...columns,
    ...flags,
    config,
    baseUrl: driver?.baseUrl({ ...row, secure: flags.secure }) ?? row.host,
    probe: test && told({ ...summaryOf(test), slots, slotsAt }, say),
    down:
      downSince === null
        ? null
        : { since: downSince, until: downUntil ?? downSince, why: say(sentence(downWhy ?? '')) },
  };
}

/** A report as it is kept: with its words by their codes. */
export type KeptProbe = Omit<ProbeReportModel, 'steps'> & { steps: ProbeStep[] };
type Summary = Omit<z.infer<typeof probeSummary>, 'detail' | 'slots' | 'slotsAt'> & { detail: Said | null };

export function summaryOf(report: KeptProbe): Summary {
  const failed = report.steps.find((s) => s.state === 'failed') ?? null;
  return {
    ok: report.ok,
    at: report.at,
    version: report.version,
    failedStep: failed?.step ?? null,
    detail: failed?.detail ?? null,
  };
}

/** The last connection test; null: there was none. */
export const lastTest = ({ probe }: Pick<ServerRow, 'probe'>): KeptProbe | null =>
  probe === null ? null : (JSON.parse(probe) as KeptProbe);

/** How it ended. */
export const passedTest = (row: Pick<ServerRow, 'probe'>): boolean | null => lastTest(row)?.ok ?? null;

/** Stored secrets were given for this address. */
export const isElsewhere = (stored: ServerRow, to: Pick<Fields, 'host' | 'port' | 'secure'>): boolean =>
  to.host !== stored.host || to.port !== stored.port || (stored.secure === 1 && !to.secure);

/** A server's accounts are where its driver made them. */
export const driverFaults = (before: ServerRow, { driver }: Pick<Fields, 'driver'>): FieldError[] =>
  driver === before.driver || before.accounts === 0
    ? []
    : [{ pointer: '/driver', message: fault('driver.hasAccounts') }];

/** Names of what changed, for the audit trail; a secret is named, never shown. */
export const changedFields = (
  before: ServerRow,
  after: ReturnType<typeof columnsOf>,
  settings: readonly string[],
): string[] => [...(Object.keys(after) as (keyof typeof after)[]).filter((k) => before[k] !== after[k]), ...settings];

/** What a failed call means, in a sentence for staff. */
export const faultWords = (fault: Fault): Said =>
  Object.hasOwn(FAULTS, fault.class)
    ? failed(fault.class as keyof typeof FAULTS, { why: sentence(fault.detail) })
    : sentence(fault.detail);
