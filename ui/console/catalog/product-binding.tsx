import { useState } from 'preact/hooks';
import { api } from '../../data/api.ts';
import { RefField, type RefSource } from '../../kit/form/ref-input.tsx';
import { Section } from '../../kit/shown/section.tsx';
import { FormHelp } from '../help.tsx';
import { t } from '../i18n/en/catalog.ts';
import { Segments } from '../record/segments.tsx';
import type { ProductForm } from './product-values.ts';

const serverSource: RefSource = {
  name: 'servers',
  find: async (q, signal) => {
    const { items } = await api.admin.servers.list({ sort: 'name', ...(q ? { q } : {}) }, { signal });
    return items.map(({ id, name, host }) => ({ id, label: name, note: host }));
  },
  get: async (id, signal) => {
    const { name, host } = await api.admin.servers.get({ id }, { signal });
    return { id, label: name, note: host };
  },
};

const groupNote = (servers: readonly { name: string }[]) => servers.map(({ name }) => name).join(', ');

const groupSource: RefSource = {
  name: 'serverGroups',
  find: async (q, signal) => {
    const { items } = await api.admin.serverGroups.list({ sort: 'name', ...(q ? { q } : {}) }, { signal });
    return items.map(({ id, name, servers }) => ({ id, label: name, note: groupNote(servers) }));
  },
  get: async (id, signal) => {
    const { name, servers } = await api.admin.serverGroups.get({ id }, { signal });
    return { id, label: name, note: groupNote(servers) };
  },
};

/** Exactly one of the two; what the other held comes back when the choice is changed back. */
export const Binding = ({ form }: { form: ProductForm }) => {
  const { serverId, serverGroupId } = form.values;
  const [mode, setMode] = useState<'group' | 'server'>(serverId === null ? 'group' : 'server');
  const [kept, setKept] = useState<string | null>(null);
  const choose = (next: 'group' | 'server') => {
    if (next === mode) return;
    setMode(next);
    setKept(serverId ?? serverGroupId);
    form.set('serverId', next === 'server' ? kept : null);
    form.set('serverGroupId', next === 'group' ? kept : null);
  };
  return (
    <Section
      title={t('section.binding')}
      text={t('section.binding.text')}
      action={<FormHelp topic="product.binding" about={t('section.binding')} />}
    >
      <Segments
        id={`${form.id}-binding`}
        name="binding"
        label={t('field.binding')}
        value={mode}
        options={[
          { value: 'group', label: t('binding.group') },
          { value: 'server', label: t('binding.server') },
        ]}
        onChange={choose}
      />
      {mode === 'group' ? (
        <RefField {...form.field('serverGroupId')} label={t('field.serverGroup')} source={groupSource} required />
      ) : (
        <RefField {...form.field('serverId')} label={t('field.server')} source={serverSource} required />
      )}
    </Section>
  );
};
