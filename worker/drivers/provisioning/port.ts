/**
 * The provisioning port: what a VPN panel or router must be able to do for us.
 *
 * The verbs of its peer converge: calling one twice is the same as calling it once.
 */
import * as z from 'zod/mini';
import { fieldMeta } from '../../kernel/contract.ts';
import type { Said } from '../../kernel/words/word.ts';
import type { DriverBlock } from '../blocks.ts';
import type { Driver } from '../driver.ts';
import type { FaultClass, Outcome } from '../outcome.ts';

export type { Fault, FaultClass, Outcome } from '../outcome.ts';

/**
 * Where a server is; what opens it is in the driver's own configuration. The driver's `baseUrl()` is the only place
 * that builds URLs. `zone` is the IANA zone that the peer writes its local times in; UTC when absent.
 */
export type ServerAddress = { id: string; host: string; port: number | null; secure: boolean; zone?: string };

/** Mbit/s per direction as the customer sees it; 0 means no per-account cap. */
export type Caps = { downMbps: number; upMbps: number };

export type Protocol = 'wireguard' | 'amneziawg' | 'openvpn' | 'ikev2';
export const PROTOCOLS: readonly Protocol[] = ['wireguard', 'amneziawg', 'openvpn', 'ikev2'];
/** null: the peer did not say. */
export type Protocols = Record<Protocol, boolean | null>;

export type Network = {
  name: string;
  description: string;
  subnet: string | null;
  protocols: Protocols;
  caps: Caps | null;
  clients: number | null;
};

/** `upstream`: the host interface it leaves through. `freeIps.more`: the panel had more to say than was read. */
export type NetworkDetail = Network & { upstream: string | null; freeIps: { n: number; more: boolean } | null };

/** `unread`: how many more there are that were not understood. */
export type NetworkList<N extends Network = Network> = { networks: N[]; unread: number };

/** A field that the driver reads or writes: which of its known names the peer uses. null: not seen. */
export type ContractField = {
  field: string;
  /** Names that the driver knows, the documented one first. */
  names: string[];
  /** In the peer's own description; `unknown` when it describes no fields there. */
  described: string | null | 'unknown';
  /** In an answer just received; `unknown` when nothing was asked or the answer held no record. */
  answered: string | null | 'unknown';
  required: boolean;
};

export type ContractOperation = {
  /** `GET /client/{}`: placeholders have no names. */
  operation: string;
  /** null: there is no description to look it up in. */
  described: boolean | null;
  /** Only reading ones are tried; null: not tried. */
  answers: boolean | null;
  fields: ContractField[];
  /** Names of fields that the peer has and the driver does not read. Never values. */
  unread: string[];
  /** What to look at, in sentences; empty: as the driver needs it. */
  differences: string[];
};

/** How the peer's API compares with what the driver needs of it. Holds names of fields only. */
export type ContractReport = {
  /** Why there is no description, or null. */
  problem: string | null;
  title: string | null;
  version: string | null;
  /** SHA-256 of the description, hex. */
  hash: string | null;
  operations: ContractOperation[];
};

/** `used` of `total` licence slots; `total` is the ceiling, not the remainder. */
export type Slots = { used: number; total: number };

/** One named step of a connection test, in the order in which they ran. */
export type ProbeStep = {
  /** The driver's own; its words say what it is called. */
  step: string;
  state: 'ok' | 'failed' | 'warning' | 'skipped';
  detail: Said;
  fault?: FaultClass;
};

export type ProbeReport = {
  ok: boolean;
  steps: ProbeStep[];
  version: string | null;
  slots: Slots | null;
  licenceExpires: string | null;
  licenceValid: boolean | null;
  networks: Network[];
  latencyMs: number;
};

/** `ready: false` with `why` means that no account can be made there now. */
export type Capacity = { ready: boolean; why: Said | null; slots: Slots | null; freeIp: string | null };

/** The account as the peer reports it. Secret as a whole: never logged. */
export type Account = {
  name: string;
  network: string | null;
  ipv4: string | null;
  username: string | null;
  password: string | null;
  enabled: boolean;
  caps: Caps;
  /** What else the peer says of it, for the driver's own blocks. */
  details?: Readonly<Record<string, string>>;
};

/** `unread`: names of accounts that are there and were not understood; null where not even the name was. */
export type AccountList = { accounts: Account[]; unread: (string | null)[] };

export type EnsureInput = { name: string; network: string | null; caps: Caps };

/** A live session. Bytes are named from the customer's side: `downBytes` went to the customer; null is not known. */
export type LiveSession = {
  account: string;
  protocol: Protocol | null;
  network: string | null;
  ip: string | null;
  endpoint: string | null;
  lastHandshakeAt: number | null;
  downBytes: number | null;
  upBytes: number | null;
};

/** `unread`: addresses inside the VPN of sessions that are there and whose account was not understood; null where not even that was. */
export type OnlineList = { sessions: LiveSession[]; unread: (string | null)[] };

/** Bytes of one calendar day in the peer's zone; `date` is YYYY-MM-DD. */
export type DayUsage = { date: string; downBytes: number; upBytes: number };

export type WireguardConfig = { protocol: 'wireguard' | 'amneziawg'; text: string };
export type ConfigFile = WireguardConfig | { protocol: 'openvpn'; text: string } | { protocol: 'ikev2'; text: string };

/**
 * A link of the peer's own that shows the account's secrets: an absolute http or https URL whose host is what the peer
 * believes it is called. A secret. `policy` null: the peer did not say; `maxUses` 0 is without limit.
 */
export type PeerLink = { url: string; policy: { maxUses: number; expiryDays: number | null } | null };

/** Each is the verb of the peer that it is called after; a server without it is not asked. */
export const PROVISIONING_CAPABILITIES = ['networkDetails', 'contract', 'otl'] as const;
export type ProvisioningCapability = (typeof PROVISIONING_CAPABILITIES)[number];

export interface ProvisioningPeer {
  /** Each step by itself, so that the failing one can be named. Never throws, never answers `retry`. */
  probe(): Promise<ProbeReport>;
  networks(): Promise<Outcome<NetworkList>>;
  network(name: string): Promise<Outcome<Network>>;
  /** With upstream and free addresses; answers within 14 s, and leaves null what took longer. */
  networkDetails?(): Promise<Outcome<NetworkList<NetworkDetail>>>;
  /** Compares the peer's description of itself and its answers with what the driver needs. Writes nothing, never throws. */
  contract?(): Promise<ContractReport>;
  slots(): Promise<Outcome<Slots & { busy: string | null }>>;
  /**
   * Is there a licence slot and a free address? `network` null: the peer decides, only slots are checked. With `known`
   * slots of an answer just received, the peer's status is not asked for again.
   */
  capacity(network: string | null, known?: Slots): Promise<Outcome<Capacity>>;
  /**
   * Creates the account. On a lost answer it looks the name up before it answers, so `ok` means exactly one
   * account of that name; `adopted` says that it existed. A name that was not ours is `refused` `duplicate_name`.
   */
  create(input: {
    name: string;
    network: string | null;
    mayExist: boolean;
  }): Promise<Outcome<{ account: Account; adopted: boolean }>>;
  /** Pushes caps (0/0 included), reads them back; a peer that ignores them is `refused` with class `mismatch`. */
  setCaps(name: string, caps: Caps): Promise<Outcome<Account>>;
  /** Brings an existing account to enabled, with these caps: unsuspend and change of package in one. */
  ensure(input: EnsureInput): Promise<Outcome<Account>>;
  suspend(name: string): Promise<Outcome<null>>;
  /** An account that is absent is `ok`. */
  remove(name: string): Promise<Outcome<null>>;
  /** `ok` with null: the peer answers and has no such account. */
  observe(name: string): Promise<Outcome<Account | null>>;
  /** Everybody's sessions, for the server's poller only. */
  online(): Promise<Outcome<OnlineList>>;
  usage(name: string, year: number, month: number): Promise<Outcome<DayUsage[]>>;
  /** One protocol's configuration, normalised; `ok` with null when it is switched off for the network. */
  config(name: string, protocol: Protocol): Promise<Outcome<ConfigFile | null>>;
  /** A new link at each call; earlier ones stay. `refused` as `disabled` when the peer gives out none. */
  otl?(name: string): Promise<Outcome<PeerLink>>;
  accounts(): Promise<Outcome<AccountList>>;
}

/** What a name rule is rendered from: short numbers, and the instant in `zone` (IANA). */
export type NameSource = {
  clientNumber: number;
  serviceNumber: number;
  /** Epoch milliseconds. */
  now: number;
  zone: string;
  /** A whole number from 0 up to and without `below`. */
  random: (below: number) => number;
};

/** `example` is what the rule makes of low numbers; `warning` is about a rule that works but has a drawback. */
export type NameRuleVerdict = { ok: true; example: string; warning: string | null } | { ok: false; message: string };

const MAX_MBPS = 10_000;
const MAX_URL_CHARS = 500;

/** 0 means that the account has no cap of its own; the network's still holds. */
const mbps = () => {
  const hint = `Enter a whole number from 0 to ${MAX_MBPS}.`;
  return z._default(z.int(hint).check(z.gte(0, hint), z.lte(MAX_MBPS, hint)), 0).register(fieldMeta, { kind: 'mbps' });
};

function isWebAddress(text: string): boolean {
  if (text === '') return true;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return username === '' && password === '' && hostname !== '';
}

const instructionUrl = z
  .string()
  .check(
    z.trim(),
    z.maxLength(MAX_URL_CHARS),
    z.refine(isWebAddress, 'Enter an address that begins with http:// or https://, or leave it empty.'),
  );

/** Settings of every product that sells accounts, whatever driver makes them. A driver adds its `nameRule`, and its own. */
export const accountSettings = {
  downMbps: mbps(),
  upMbps: mbps(),
  instructionUrl: z._default(instructionUrl, ''),
  /** How the customer sees the VPN password: at once, after a click, or not at all. */
  showPassword: z._default(z.enum(['plain', 'button', 'no']), 'plain'),
  /** The mail about a new account only links to its page, or holds the WireGuard configuration and its QR code. */
  welcomeMail: z._default(z.enum(['link', 'config']), 'link'),
};

/** Its words also name the steps of its connection test, `step.<step>`, and its own settings of a product, `product.<name>`. */
export interface ProvisioningDriver<Shape extends z.ZodMiniObject = z.ZodMiniObject>
  extends Driver<Shape, ProvisioningPeer, ProvisioningCapability, ServerAddress> {
  /** Pure: the account name that the product's rule makes. Minted once per service, and then kept. */
  mintName(rule: string, source: NameSource): { ok: true; name: string } | { ok: false; why: string };
  /** Pure: `name` with the suffix `-n`, cut so that it stays legal; `n` 0 is `name` itself. */
  nextName(name: string, n: number): string;
  /** `accountSettings`, `nameRule` and what else is configured on a product sold through it; each has a default. */
  productConfig: z.ZodMiniObject;
  /** For the help beside the field of the name rule. */
  nameMacros: readonly string[];
  /** Pure: may a product carry this rule? */
  checkNameRule(rule: string): NameRuleVerdict;
  /** Pure: what its customer sees of an account beyond what every account has: name, address, speeds, protocols. */
  blocks?(account: Account): readonly DriverBlock[];
  /** How often a peer adds up the traffic of its accounts, in milliseconds. */
  countsEveryMs: number;
  /** Where peers listen unless a server says otherwise. */
  ports: { http: number; https: number };
  /** Pure: the address that every call goes to, without a trailing slash. */
  baseUrl(server: Pick<ServerAddress, 'host' | 'port' | 'secure'>): string;
}
