import type { ServerGroup } from '../../../worker/servers/contract/model.ts';
import { api } from '../../data/api.ts';
import { number } from '../../data/format/format.ts';
import { type ResourceDefinition, resource } from '../../kit/resource/index.tsx';
import { IconLayers } from '../../kit/shown/icons.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { guideLinks } from '../help.tsx';
import { t } from '../i18n/en/servers.ts';
import { MemberField } from './member-field.tsx';

const Names = ({ servers }: ServerGroup) => {
  const names = servers.map(({ name }) => name).join(', ');
  return (
    <span class="clip clip-wide" title={names}>
      {number(servers.length)}: {names}
    </span>
  );
};

export const serverGroups: ResourceDefinition<ServerGroup, ServerGroup> = {
  name: 'serverGroups',
  path: '/admin/server-groups',
  t,
  api: api.admin.serverGroups,
  icon: IconLayers,
  schema: async () => {
    const model = await import('../../../worker/servers/contract/model.ts');
    return { create: model.serverGroupDraft, update: model.serverGroupChange };
  },
  columns: [
    { key: 'name', sub: (group) => group.servers.length > 0 && <Names {...group} /> },
    { key: 'createdAt', hide: 'phone', render: ({ createdAt }) => <Instant at={createdAt} /> },
  ],
  sort: 'name',
  dates: true,
  sections: { general: ['name', 'serverIds'] },
  guides: () => guideLinks(['add-server']),
  permissions: { create: 'servers.write', update: 'servers.write' },
  toValues: ({ servers }) => ({ serverIds: servers.map(({ id }) => id) }),
  lost: ({ servers }) => [t('serverGroups.lost.members', { n: servers.length })],
  fields: { serverIds: (form) => <MemberField form={form} /> },
};

export default resource(serverGroups);
