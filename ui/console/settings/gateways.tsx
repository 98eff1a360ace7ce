import type { Gateway } from '../../../worker/payments/contract/model.ts';
import { api } from '../../data/api.ts';
import { IconWallet } from '../../kit/shown/icons.tsx';
import { instances } from './instances.tsx';

const { list, get, create, update, remove, drivers } = api.admin.gateways;

export default instances<Gateway>({
  name: 'gateways',
  path: '/admin/gateways',
  api: { list, get, create, update, remove },
  drivers: (signal) => drivers({}, { signal }),
  icon: IconWallet,
  schema: async () => {
    const model = await import('../../../worker/payments/contract/model.ts');
    return { create: model.gatewayDraft, update: model.gatewayChange };
  },
  own: ['key'],
  columns: [
    { key: 'key', render: ({ key }) => <span class="mono">{key}</span> },
    { key: 'position', align: 'end' },
  ],
});
