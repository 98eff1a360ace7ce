import type { PeriodPrice, ProductDraft } from '../catalog/contract/model.ts';
import { unique } from './actors.ts';
import { SERVER_DRIVER } from './drivers.ts';
import { panelAddress } from './panels.ts';
import type { Api } from './world.ts';

/** A server on the shared panel. */
export const aServer = (api: Api, over: Record<string, unknown> = {}) =>
  api.admin.servers.create({
    name: unique('server'),
    driver: SERVER_DRIVER,
    maxAccounts: null,
    timeZone: 'UTC',
    datacentre: '',
    note: '',
    disabled: false,
    ...panelAddress(),
    ...over,
  });

export const aProductGroup = (api: Api, over: Record<string, unknown> = {}) =>
  api.admin.productGroups.create({
    key: unique('group'),
    name: { en: 'VPN' },
    description: { en: '' },
    hidden: false,
    position: 0,
    ...over,
  });

export const monthly = (baseMicro: number, setupMicro = 0): PeriodPrice => ({
  period: 'monthly',
  setupMicro,
  baseMicro,
});

/** A product that can be ordered for 5.00 EUR a month: on the group and the server named, or on new ones. */
export async function productDraft(api: Api, over: Partial<ProductDraft> = {}): Promise<ProductDraft> {
  const groupId = over.groupId ?? (await aProductGroup(api)).id;
  const serverId = over.serverId === undefined && !over.serverGroupId ? (await aServer(api)).id : null;
  return {
    key: unique('plan'),
    groupId,
    name: { en: 'Plan' },
    summary: { en: '' },
    description: { en: '' },
    hidden: false,
    retired: false,
    position: 0,
    serverId,
    serverGroupId: null,
    cancellationDelayHours: 48,
    terminationDelayHours: 48,
    graceHours: 0,
    lowBalanceDays: 3,
    vpn: {
      downMbps: 100,
      upMbps: 25,
      nameRule: 'vpn-{service_id}',
      instructionUrl: '',
      showPassword: 'plain',
      welcomeMail: 'link',
    },
    targets: [],
    prices: [{ currency: 'EUR', periods: [monthly(5_000_000)] }],
    ...over,
  };
}

export async function aProduct(api: Api, over: Partial<ProductDraft> = {}) {
  const draft = await productDraft(api, over);
  const { id } = await api.admin.products.create(draft);
  return { id, draft };
}
