/** What a panel leaves open is called unknown on a service's page for staff: the account is not off, gone or without speed. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { ObservedAccount } from '../../../worker/delivery/contract/model.ts';
import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { put } from '../../data/store/cache.ts';
import { Networks } from '../servers/networks.tsx';
import { ApiPanel, BandwidthPanel, ClientPanel, type Observed } from './account-panels.tsx';

const read = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const NOBODY_SAID = { wireguard: null, amneziawg: null, openvpn: null, ikev2: null };
const FALSE_WORDS = /Disabled|Missing on|no account|\b0 Mbit|NaN|undefined|\boff\b/i;

const service = {
  ...{ id: 's1', status: 'active', provisionStatus: 'completed', network: 'Default', username: null, cause: null },
  vpn: { name: 'vpn-1', ipv4: null, caps: { downMbps: 100, upMbps: 50 }, networkCaps: null, protocols: NOBODY_SAID },
  productCaps: { downMbps: 100, upMbps: 50 },
} as unknown as ServiceDetail;

const unknown: ObservedAccount = {
  ...{ serverId: 'v1', serverName: 'Paris', at: 1, tookMs: 3, presence: 'unknown', account: null, drift: [] },
  ...{ protocols: NOBODY_SAID, problem: 'client vpn-1: field b_download is missing or not what it should be' },
};
const observed = (over: Partial<Observed>): Observed => ({
  ...{ data: undefined, problem: undefined, loading: false, fetchedAt: 1, refetch: async () => {}, again: () => {} },
  ...over,
});

const page = (asked: Observed) =>
  [ApiPanel, ClientPanel, BandwidthPanel]
    .map((Part) => read(renderToString(h(Part, { service, observed: asked }))))
    .join(' ');

describe('the account as its server has it', () => {
  it('given an answer that was not understood, is unknown, with what was odd', () => {
    const text = page(observed({ data: unknown }));
    expect(text).toMatch(/does not answer as it should.*field b_download.*Unknown/);
    expect(text).not.toMatch(FALSE_WORDS);
  });

  it('given no answer at all, is unknown', () => {
    const text = page(observed({ problem: { message: 'The shop does not answer.' } as Observed['problem'] }));
    expect(text).toMatch(/The shop does not answer.*Unknown/);
    expect(text).not.toMatch(FALSE_WORDS);
  });

  it('while it is asked, nothing is said yet', () => {
    expect(page(observed({ loading: true }))).not.toMatch(FALSE_WORDS);
  });
});

describe('the networks of a server', () => {
  const network = {
    ...{ name: 'Default', description: '', subnet: null, protocols: NOBODY_SAID, caps: null, clients: null },
    ...{ upstream: null, freeIps: null },
  };
  const shown = (unread: number | null, networks = [network]) => {
    put(['networks', { serverId: 'v1' }], { at: 1, error: null, networks, unread });
    return read(renderToString(h(Networks, { serverId: 'v1', baseUrl: 'https://panel.example.test' })));
  };

  it('given a network of which only the name is known, show nothing else of it', () => {
    expect(shown(0)).toContain('Default');
    expect(shown(0)).not.toMatch(/\b0\b|\boff\b/);
  });

  it('given one more that was not understood, say so, and never that there is none', () => {
    expect(shown(1)).toContain('lists 1 more network that was not understood');
    expect(shown(2, [])).toContain('lists 2 more networks that were not understood');
    expect(shown(2, [])).not.toContain('has no networks');
  });
});
