import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import type { Bound } from '../../kit/form/field.tsx';
import { Field } from '../../kit/form/field.tsx';
import type { FormCore } from '../../kit/form/use-form.ts';
import { SortableTree } from '../../kit/list/sortable-tree.tsx';
import type { Values } from '../../kit/resource/define.ts';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { t } from '../i18n/en/servers.ts';
import { everyRow } from '../record/every-row.ts';
import { memberNodes, membersOf } from './members.ts';

/** The servers of a group: which, and in which order. */
export const MemberField = ({ form }: { form: FormCore<Values> }) => {
  const bound = form.field('serverIds') as Bound<string[]>;
  const servers = useQuery(['servers', 'all'], (signal) => everyRow(api.admin.servers.list, { sort: 'name' }, signal));
  return (
    <Field
      id={bound.id}
      label={t('serverGroups.fields.serverIds')}
      help={t('serverGroups.help', { n: bound.value.length })}
      error={bound.error}
      group
    >
      {() => (
        <Loaded query={servers}>
          {(items) =>
            items.length === 0 ? (
              <p class="muted">
                {t('serverGroups.none')}{' '}
                <a class="link" href="/admin/servers/new">
                  {t('servers.add')}
                </a>
              </p>
            ) : (
              <SortableTree
                label={t('serverGroups.fields.serverIds')}
                nodes={memberNodes(bound.value, items, t('state.disabled'))}
                onChange={(nodes) => bound.onChange(membersOf(nodes))}
              />
            )
          }
        </Loaded>
      )}
    </Field>
  );
};
