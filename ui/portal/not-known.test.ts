/** While the VPN server leaves open how the account is, its card says neither that it works nor that it is off. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { MyService } from '../../worker/services/contract/model.ts';
import { put } from '../data/store/cache.ts';
import { VpnPanel } from './services/vpn-panel.tsx';

const NOBODY_SAID = { wireguard: null, amneziawg: null, openvpn: null, ikev2: null };
const vpn = {
  ...{ name: 'vpn-1', ipv4: null, caps: { downMbps: 100, upMbps: 50 }, networkCaps: null },
  protocols: NOBODY_SAID,
} as NonNullable<MyService['vpn']>;
const card = (id: string) => {
  const service = { id, status: 'active', showPassword: 'no', vpn } as unknown as MyService;
  return renderToString(h(VpnPanel, { service, vpn }))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
};

describe('the card of a VPN account', () => {
  it('given no answer of its server, says nothing of its state and names no protocol', () => {
    expect(card('unheard')).toContain('vpn-1');
    expect(card('unheard')).not.toMatch(/Enabled|Disabled|WireGuard|OpenVPN|NaN|undefined|\b0 Mbit/);
  });

  it('given an answer without protocols, keeps those that are known, which is none', () => {
    put(['services', 'account', 'heard'], { enabled: true, protocols: NOBODY_SAID });
    expect(card('heard')).toContain('Enabled');
    expect(card('heard')).not.toMatch(/WireGuard|OpenVPN/);
  });
});
