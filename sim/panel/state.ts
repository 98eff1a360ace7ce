export const PROTOCOLS = ['wireguard', 'amneziawg', 'openvpn', 'ikev2'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export const PERMISSIONS = [
  'client:read',
  'client:write',
  'network:read',
  'system_config:read',
  'system_config:write',
  'license:read',
  'otl:read',
  'otl:write',
  'traffic:read',
  'wireguard:read',
  'amneziawg:read',
  'openvpn:read',
  'ikev2:read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export type KeyPair = { privateKey: string; publicKey: string };

export type Token = { hash: string; permissions: Permission[]; ips: string[]; expires: number | null };

export type Network = {
  name: string;
  description: string;
  cidr: string;
  protocols: Record<Protocol, boolean>;
  downMbps: number;
  upMbps: number;
  ports: { wireguard: number; amneziawg: number; openvpn: number };
  openvpnProto: 'udp' | 'tcp';
  /** Host interface that it leaves through. */
  upstream: string;
  domain: string;
  dns: string[];
  mtu: number;
  keys: KeyPair;
  /** AmneziaWG magic headers H1..H4; a client's must equal the server's. */
  magic: [number, number, number, number];
};

export type Client = {
  name: string;
  network: string;
  ipv4: string;
  username: string;
  password: string;
  enabled: boolean;
  downMbps: number;
  upMbps: number;
  keys: KeyPair;
  created: number;
};

export type Session = {
  client: string;
  protocol: Protocol;
  endpoint: string;
  since: number;
  /** Epoch ms of a stuck handshake; null while the peer keeps renewing it. */
  handshake: number | null;
  /** Server-side counters: rx is what the customer uploaded. */
  rx: number;
  tx: number;
  advancedAt: number;
};

export type Day = { down: number; up: number };

export type Otl = { key: string; client: string; uses: number; maxUses: number; expires: number };

/** How answers are dressed. The defaults follow the canonical sample answers; real panels may differ in each. */
export type Modes = {
  envelope: 'v1' | 'v2' | 'bare';
  errorStatus: 'coded' | 'ok';
  numbers: 'mixed' | 'number' | 'string';
  list: 'array' | 'object';
  online: 'flat' | 'grouped' | 'byname';
  qr: 'base64' | 'datauri' | 'png';
  timestamps: 'epoch' | 'iso' | 'local';
  configText: 'tabs' | 'plain' | 'glued' | 'crlf';
  flags: 'nested' | 'bool' | 'yes' | 'list';
  copyNetworkBw: boolean;
  version: string;
};

export const DEFAULT_MODES: Modes = {
  envelope: 'v1',
  errorStatus: 'coded',
  numbers: 'mixed',
  list: 'array',
  online: 'flat',
  qr: 'base64',
  timestamps: 'epoch',
  configText: 'tabs',
  flags: 'nested',
  copyNetworkBw: true,
  version: '2.3.0',
};

export type PanelState = {
  title: string;
  zone: string;
  seed: number;
  rng: number;
  clock: { offsetMs: number; frozenAt: number | null };
  modes: Modes;
  loading: { step: string; until: number } | null;
  licence: { valid: boolean; ceiling: number; expires: number };
  otlPolicy: { enabled: boolean; expiryDays: number; maxUses: number; host: string | null };
  tokens: Token[];
  networks: Network[];
  clients: Client[];
  sessions: Session[];
  traffic: Record<string, Record<string, Day>>;
  /** Deleted clients whose traffic is still kept: name → epoch ms of the deletion. */
  departed: Record<string, number>;
  otls: Otl[];
  lastUserNumber: number;
};
