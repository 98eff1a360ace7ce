import * as z from 'zod/mini';
import { fieldMeta, id, instant, optionalProse, optionalText, text } from '../../kernel/contract.ts';
import { driverForm, settings } from '../../kernel/instance.ts';

const host = () =>
  z
    .string()
    .check(
      z.trim(),
      z.toLowerCase(),
      z.minLength(1, 'Enter the host name of the panel.'),
      z.maxLength(253, 'Use at most 253 characters.'),
      z.regex(/^[a-z0-9.:_[\]-]+$/, 'Enter a host name only, without http:// or a path.'),
    );
const port = () =>
  z.nullable(
    z.int('Enter a whole number.').check(z.gte(1, 'Ports are 1 to 65535.'), z.lte(65535, 'Ports are 1 to 65535.')),
  );
/** Of drivers with a setting of that name. Empty or absent keeps the stored one. */
const token = () => z.optional(z.string().check(z.trim(), z.maxLength(400)).register(fieldMeta, { kind: 'secret' }));

/** '' when the panel's links are used as they come. */
const otlBaseUrl = () =>
  z.union(
    [
      z.literal(''),
      z.string().check(z.trim(), z.maxLength(300, 'Use at most 300 characters.'), z.regex(/^https:\/\/[^\s?#@]+$/i)),
    ],
    'Enter an address that begins with https:// and has no ? or #.',
  );

export const serverFields = {
  name: text(80),
  /** Key of one of `/admin/server-drivers`. */
  driver: text(40),
  host: host(),
  /** null: the driver's own for the scheme. */
  port: port(),
  secure: z.boolean(),
  /** Clear-text http sends the token readable: it must be accepted by hand. */
  plainHttpAccepted: z.boolean(),
  maxAccounts: z.nullable(z.int('Enter a whole number.').check(z.gte(1), z.lte(1_000_000))),
  timeZone: text(60),
  datacentre: optionalText(80),
  note: optionalProse(2000).register(fieldMeta, { kind: 'longtext' }),
  otlBaseUrl: z.optional(otlBaseUrl()),
  disabled: z.boolean(),
};
export const serverDraft = z.strictObject({ ...serverFields, token: token(), config: settings() });
export const serverChange = z.strictObject({ id: id(), ...serverFields, token: token(), config: settings() });

/** A driver that servers can be of. `ports`: where its peers listen by themselves. */
export const serverDriver = z.extend(driverForm, { ports: z.object({ http: z.int(), https: z.int() }) });
export type ServerDriver = z.infer<typeof serverDriver>;

export const slots = z.object({ used: z.int(), total: z.int() });
export const protocols = z.object({
  wireguard: z.nullable(z.boolean()),
  amneziawg: z.nullable(z.boolean()),
  openvpn: z.nullable(z.boolean()),
  ikev2: z.nullable(z.boolean()),
});
export const caps = z.object({ downMbps: z.int(), upMbps: z.int() });
export const network = z.object({
  name: z.string(),
  description: z.string(),
  subnet: z.nullable(z.string()),
  protocols,
  caps: z.nullable(caps),
  clients: z.nullable(z.int()),
});

export const TEST_RESULTS = ['ok', 'failed', 'never'] as const;

export const probeStep = z.object({
  /** The driver's own; its words say what it is called. */
  step: z.string(),
  state: z.enum(['ok', 'failed', 'warning', 'skipped']),
  detail: z.string(),
});
export const probeReport = z.object({
  ok: z.boolean(),
  at: instant(),
  steps: z.array(probeStep),
  version: z.nullable(z.string()),
  slots: z.nullable(slots),
  licenceExpires: z.nullable(z.string()),
  licenceValid: z.nullable(z.boolean()),
  networks: z.array(network),
  latencyMs: z.number(),
});
export type ProbeReportModel = z.infer<typeof probeReport>;

/** What the last test found, without its networks. */
export const probeSummary = z.object({
  ok: z.boolean(),
  at: instant(),
  version: z.nullable(z.string()),
  /** Of the panel's licence, as last heard at `slotsAt`: in a test, at an order, in a look every few minutes. */
  slots: z.nullable(slots),
  slotsAt: z.nullable(instant()),
  failedStep: z.nullable(z.string()),
  detail: z.nullable(z.string()),
});

export const LICENCE_STATES = ['ok', 'days30', 'days7', 'days1', 'expired', 'invalid', 'unknown'] as const;

export const SERVER_STATES = ['ok', 'failed', 'never', 'down', 'disabled'] as const;

export const serverHealth = z.object({
  id: id(),
  name: z.string(),
  state: z.enum(SERVER_STATES),
  /** What failed, in the panel's or our words; null while nothing does. */
  why: z.nullable(z.string()),
  /** Since when its calls fail; null while it works. */
  downSince: z.nullable(instant()),
  /** When the licence was read: the last connection test. */
  testedAt: z.nullable(instant()),
  /** When the panel was last heard to answer, in a test or any other call that tells its slots. */
  heardAt: z.nullable(instant()),
  /** Of the panel's licence, or of the server's own limit where that is lower. */
  slots: z.nullable(slots),
  /** 90 % or more are taken. */
  slotsLow: z.boolean(),
  licence: z.enum(LICENCE_STATES),
  licenceExpires: z.nullable(instant()),
});
export const ALERT_STATES = ['days30', 'days7', 'days1', 'expired', 'invalid', 'low', 'full'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What staff were told, and when; gone when it holds no longer. */
export const serverAlertModel = z.object({
  kind: z.enum(['licence', 'slots']),
  state: z.enum(ALERT_STATES),
  at: instant(),
});

const seenName = z.nullable(z.string());
/** How the panel's API compares with what the driver needs; names of fields only. */
export const contractReport = z.object({
  at: instant(),
  problem: z.nullable(z.string()),
  title: z.nullable(z.string()),
  version: z.nullable(z.string()),
  hash: z.nullable(z.string()),
  operations: z.array(
    z.object({
      operation: z.string(),
      /** null: the panel does not describe itself. */
      described: z.nullable(z.boolean()),
      /** null: not tried. */
      answers: z.nullable(z.boolean()),
      fields: z.array(
        z.object({
          field: z.string(),
          names: z.array(z.string()),
          /** Under which name; null: absent; `unknown`: could not be seen. */
          described: seenName,
          answered: seenName,
          required: z.boolean(),
        }),
      ),
      unread: z.array(z.string()),
      differences: z.array(z.string()),
    }),
  ),
});
export type ContractReportModel = z.infer<typeof contractReport>;

/** What is kept of the panel's answers, and what staff were told about it. */
export const serverReadings = z.object({
  probe: z.nullable(probeReport),
  contract: z.nullable(contractReport),
  alerts: z.array(serverAlertModel),
});
export type ServerReadings = z.infer<typeof serverReadings>;

export const networkDetail = z.extend(network, {
  /** Host interface that it leaves through. */
  upstream: z.nullable(z.string()),
  /** `more`: at least so many. */
  freeIps: z.nullable(z.object({ n: z.int(), more: z.boolean() })),
});
/** `error` null: read just now. Else the last copy, read at `at`; null when there is none. */
export const serverNetworks = z.object({
  at: z.nullable(instant()),
  error: z.nullable(z.string()),
  networks: z.array(networkDetail),
  /** How many more the panel listed that were not understood; null of a copy. */
  unread: z.nullable(z.int()),
});
export type ServerNetworks = z.infer<typeof serverNetworks>;

export const server = z.object({
  id: id(),
  name: z.string(),
  driver: z.string(),
  host: z.string(),
  port: z.nullable(z.int()),
  secure: z.boolean(),
  plainHttpAccepted: z.boolean(),
  /** The driver's settings; `true` stands for a secret that is stored. */
  config: z.record(z.string(), z.unknown()),
  maxAccounts: z.nullable(z.int()),
  /** Accounts that Culvert has on this server. */
  accounts: z.int(),
  timeZone: z.string(),
  datacentre: z.string(),
  note: z.string(),
  /** Public address of the panel's own one-time links; '' when it was not set. */
  otlBaseUrl: z.string(),
  disabled: z.boolean(),
  baseUrl: z.string(),
  probe: z.nullable(probeSummary),
  /** Calls to it fail one after another; it is left alone until `until`. null: as far as known it works. */
  down: z.nullable(z.object({ since: instant(), until: instant(), why: z.string() })),
  createdAt: instant(),
});
export type Server = z.infer<typeof server>;

export const serverGroupDraft = z.strictObject({ name: text(80), serverIds: z.array(id()).check(z.maxLength(200)) });
export const serverGroupChange = z.strictObject({
  id: id(),
  name: text(80),
  serverIds: z.array(id()).check(z.maxLength(200)),
});
export const serverGroup = z.object({
  id: id(),
  name: z.string(),
  servers: z.array(z.object({ id: id(), name: z.string(), disabled: z.boolean() })),
  createdAt: instant(),
});
export type ServerGroup = z.infer<typeof serverGroup>;

/** One server of a product's tree: its networks, or the reason why they could not be read. */
export const treeServer = z.object({
  serverId: id(),
  name: z.string(),
  host: z.string(),
  state: z.enum(['ok', 'failed']),
  error: z.nullable(z.string()),
  slots: z.nullable(slots),
  networks: z.array(network),
  /** How many more the panel listed that were not understood. */
  unread: z.int(),
});
export type TreeServer = z.infer<typeof treeServer>;
