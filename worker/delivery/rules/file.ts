/** What a configuration is saved as. */

const FILES = {
  wireguard: { prefix: 'wg', suffix: 'conf', mediaType: 'text/plain; charset=utf-8' },
  amneziawg: { prefix: 'awg', suffix: 'conf', mediaType: 'text/plain; charset=utf-8' },
  openvpn: { prefix: 'vpn', suffix: 'ovpn', mediaType: 'application/x-openvpn-profile' },
  ikev2: { prefix: 'vpn', suffix: 'sswan', mediaType: 'application/vnd.strongswan.profile' },
} as const;

const PLATFORM_FILES = {
  apple: { suffix: 'mobileconfig', mediaType: 'application/x-apple-aspen-config' },
  windows: { suffix: 'ps1', mediaType: 'text/plain; charset=utf-8' },
  certificate: { suffix: 'crt', mediaType: 'application/x-x509-ca-cert' },
} as const;

/** IKEv2 for a platform that does not read the profile itself. */
export function platformFileOf(kind: keyof typeof PLATFORM_FILES, serviceNumber: number) {
  const { suffix, mediaType } = PLATFORM_FILES[kind];
  return { fileName: `vpn-${serviceNumber}.${suffix}`, mediaType };
}

/** Of a WireGuard file the base name becomes the interface's: 15 characters at most, which a short number keeps to. */
export function fileOf(protocol: keyof typeof FILES, serviceNumber: number) {
  const { prefix, suffix, mediaType } = FILES[protocol];
  return { fileName: `${prefix}-${serviceNumber}.${suffix}`, mediaType };
}
