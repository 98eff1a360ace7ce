import type { MyService } from '../../../worker/services/contract/model.ts';
import type { ConfigText } from '../services/config-query.ts';
import type { Platform } from './platform.ts';

export type Protocol = ConfigText['protocol'];
type Vpn = NonNullable<MyService['vpn']>;

/** Best first: what connects with the fewest steps and keeps the connection. */
const ORDER: Record<Platform, readonly Protocol[]> = {
  ios: ['wireguard', 'ikev2', 'amneziawg', 'openvpn'],
  android: ['wireguard', 'amneziawg', 'ikev2', 'openvpn'],
  windows: ['wireguard', 'amneziawg', 'openvpn', 'ikev2'],
  macos: ['wireguard', 'ikev2', 'amneziawg', 'openvpn'],
  linux: ['wireguard', 'openvpn', 'ikev2', 'amneziawg'],
  router: ['wireguard', 'openvpn', 'amneziawg'],
};

export const waysOf = (platform: Platform, protocols: Vpn['protocols']): Protocol[] =>
  ORDER[platform].filter((protocol) => protocols[protocol]);

/** Where a platform gets the app of a protocol from; nothing where the system has it, or a command installs it. */
export type App = { name: string; href: string };
type Stores = Partial<Record<Platform, string>>;

const APPLE = 'https://apps.apple.com/app';
const PLAY = 'https://play.google.com/store/apps/details?id=';
const WIREGUARD = 'https://www.wireguard.com/install/';
const OPENVPN = 'https://openvpn.net/client/';
const AMNEZIA = 'https://github.com/amnezia-vpn';

const STORES: Record<Protocol, Stores> = {
  wireguard: {
    ios: `${APPLE}/wireguard/id1441195209`,
    android: `${PLAY}com.wireguard.android`,
    windows: WIREGUARD,
    macos: `${APPLE}/wireguard/id1451685025`,
  },
  amneziawg: {
    ios: `${APPLE}/amneziawg/id6478942365`,
    android: `${PLAY}org.amnezia.awg`,
    windows: `${AMNEZIA}/amneziawg-windows-client/releases`,
    macos: `${APPLE}/amneziawg/id6478942365`,
    linux: `${AMNEZIA}/amneziawg-linux-kernel-module`,
  },
  openvpn: {
    ios: `${APPLE}/openvpn-connect/id590379981`,
    android: `${PLAY}net.openvpn.openvpn`,
    windows: OPENVPN,
    macos: OPENVPN,
  },
  ikev2: { android: `${PLAY}org.strongswan.android` },
};
const APP_NAMES: Record<Protocol, string> = {
  wireguard: 'WireGuard',
  amneziawg: 'AmneziaWG',
  openvpn: 'OpenVPN Connect',
  ikev2: 'strongSwan VPN Client',
};

export const appOf = (platform: Platform, protocol: Protocol): App | null => {
  const href = STORES[protocol][platform];
  return href === undefined ? null : { name: APP_NAMES[protocol], href };
};
