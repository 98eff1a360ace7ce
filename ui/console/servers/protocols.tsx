import type { TreeServer } from '../../../worker/servers/contract/model.ts';
import { Badge } from '../../kit/shown/badge.tsx';
import { t } from '../i18n/en/servers.ts';

export type Protocols = TreeServer['networks'][number]['protocols'];

const PROTOCOLS = [
  ['wireguard', 'WG', 'WireGuard'],
  ['amneziawg', 'AWG', 'AmneziaWG'],
  ['openvpn', 'OVPN', 'OpenVPN'],
  ['ikev2', 'IKEv2', 'IKEv2'],
] as const;

/** What a network or an account speaks; struck through where it is off, absent where the panel does not say. */
export const ProtocolBadges = ({ protocols }: { protocols: Protocols }) => (
  <span class="badges badges-line">
    {PROTOCOLS.map(([key, short, name]) => {
      const state = protocols[key];
      if (state === null) return null;
      if (state) {
        return (
          <span key={key} title={name}>
            <Badge tone={key}>{short}</Badge>
          </span>
        );
      }
      return (
        <span key={key} class="badge badge-off" title={t('protocol.off', { name })}>
          <s>{short}</s>
          <span class="sr-only">({t('protocol.off', { name })})</span>
        </span>
      );
    })}
  </span>
);
