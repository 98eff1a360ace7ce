import * as z from 'zod/mini';
import { id, instant } from '../../kernel/contract.ts';
import { drift } from '../../provisioning/contract/model.ts';
import { caps, protocols } from '../../servers/contract/model.ts';

export const PROTOCOL_KEYS = ['wireguard', 'amneziawg', 'openvpn', 'ikev2'] as const;

export const configText = z.object({
  protocol: z.enum(PROTOCOL_KEYS),
  text: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
});

/** One protocol's configuration and the name of the file that it is saved as. */
export type AccountFile = z.infer<typeof configText>;

/** IKEv2 by hand. `certificate` null: the server's is one that devices trust anyway. */
export const ikev2Settings = z.object({
  name: z.string(),
  server: z.string(),
  remoteId: z.string(),
  username: z.nullable(z.string()),
  certificate: z.nullable(z.object({ name: z.nullable(z.string()), sha256: z.string(), fileName: z.string() })),
  /** For NetworkManager: run where the certificate was saved. */
  linuxCommand: z.string(),
});

export type Ikev2Settings = z.infer<typeof ikev2Settings>;

/** What the VPN server says of an account at this moment. */
export const observedAccount = z.object({
  serverId: id(),
  serverName: z.string(),
  at: instant(),
  /** How long the server took, in ms. */
  tookMs: z.int(),
  /** Null: it answered. Otherwise why nothing, or not all, is known. */
  problem: z.nullable(z.string()),
  presence: z.enum(['there', 'missing', 'unknown']),
  account: z.nullable(
    z.object({
      name: z.string(),
      network: z.nullable(z.string()),
      ipv4: z.nullable(z.string()),
      username: z.nullable(z.string()),
      enabled: z.boolean(),
      caps,
    }),
  ),
  /** Of its network, as the server says, or said when the account was made. */
  protocols,
  drift: z.array(drift),
});

export type ObservedAccount = z.infer<typeof observedAccount>;
