import type { Sender } from '../../../worker/notifications/contract/model.ts';
import { api } from '../../data/api.ts';
import { IconMail } from '../../kit/shown/icons.tsx';
import { instances } from './instances.tsx';
import { SenderTestPanel } from './sender-test.tsx';

const { list, get, create, update, remove, drivers } = api.admin.senders;

export default instances<Sender>({
  name: 'senders',
  path: '/admin/senders',
  api: { list, get, create, update, remove },
  drivers: (signal) => drivers({}, { signal }),
  icon: IconMail,
  schema: async () => {
    const model = await import('../../../worker/notifications/contract/model.ts');
    return { create: model.senderDraft, update: model.senderChange };
  },
  own: [],
  below: (form, record) => <SenderTestPanel form={form} record={record} />,
  columns: [{ key: 'position', align: 'end' }],
});
