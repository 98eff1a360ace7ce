import { buildNetwork } from './networks.ts';
import { hashToken } from './rng.ts';
import type { PanelState } from './state.ts';
import { DEFAULT_MODES, PERMISSIONS } from './state.ts';

export const DEMO_TOKEN = 'sim-demo-token-0123456789abcdef0123456789abcdef';

export function emptyPanel(title: string, seed: number): PanelState {
  return {
    title,
    zone: 'Europe/Warsaw',
    seed,
    rng: seed,
    clock: { offsetMs: 0, frozenAt: null },
    modes: { ...DEFAULT_MODES },
    loading: null,
    licence: { valid: true, ceiling: 50, expires: Date.UTC(2036, 0, 30, 23) },
    otlPolicy: { enabled: true, expiryDays: 10, maxUses: 1, host: null },
    tokens: [{ hash: hashToken(DEMO_TOKEN), permissions: [...PERMISSIONS], ips: [], expires: null }],
    networks: [],
    clients: [],
    sessions: [],
    traffic: {},
    departed: {},
    otls: [],
    lastUserNumber: 0,
  };
}

export function frankfurt(seed = 8098): PanelState {
  const state = emptyPanel('Frankfurt', seed);
  const domain = 'fra.example.test';
  const on = true;
  state.networks = [
    buildNetwork(state, {
      name: 'Default',
      description: 'Main exit, Frankfurt',
      cidr: '10.0.1.0/24',
      domain,
      wireguard: on,
      openvpn: on,
      ikev2: on,
    }),
    buildNetwork(state, {
      name: 'Stream',
      description: 'Streaming exit',
      cidr: '10.0.2.0/24',
      domain,
      wireguard: on,
      amneziawg: on,
    }),
    buildNetwork(state, { name: 'Tiny', description: '', cidr: '10.0.3.0/29', domain, wireguard: on }),
  ];
  return state;
}

export function warsaw(seed = 8099): PanelState {
  const state = emptyPanel('Warsaw', seed);
  const domain = 'waw.example.test';
  const on = true;
  state.networks = [
    buildNetwork(state, {
      name: 'Default',
      description: 'Main exit, Warsaw',
      cidr: '10.8.1.0/24',
      domain,
      wireguard: on,
      openvpn: on,
    }),
    buildNetwork(state, { name: 'Full', description: 'No address left', cidr: '10.8.2.0/30', domain, wireguard: on }),
  ];
  return state;
}
