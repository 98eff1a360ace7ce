import type { ClientUser } from '../../../worker/accounts/contract/model.ts';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Badge } from '../../kit/shown/badge.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/clients.ts';
import { Panel } from '../record/panel.tsx';

const User = ({ clientId, user }: { clientId: string; user: ClientUser }) => {
  const end = useMutation(api.admin.clients.endSessions, {
    invalidates: [['clients', 'users', clientId], ['activity']],
    onSuccess: () => toast.ok(t('users.ended', { name: user.name })),
  });
  const ask = async () => {
    const sure = await confirmAction({
      title: t('users.end.title', { name: user.name }),
      lost: [t('users.end.lost', { n: user.sessions })],
      confirm: t('users.end'),
      danger: true,
    });
    if (sure) await end.run({ id: clientId, userId: user.id });
  };
  return (
    <li class="panel-body">
      <p class="flex flex-wrap items-center gap-2">
        <span class="wrap-text">{user.name}</span>
        {user.owner && <Badge>{t('users.owner')}</Badge>}
        {user.disabled && <Badge tone="danger">{t('users.disabled')}</Badge>}
      </p>
      <p class="sub wrap-text">{user.email}</p>
      <p class="sub">
        {t('users.sessions', { n: user.sessions })}
        {user.seenAt !== null && (
          <>
            {' · '}
            {t('users.seen')} <Age at={user.seenAt} />
          </>
        )}
      </p>
      {can('clients.write') && user.sessions > 0 && (
        <Button size="s" busy={end.busy} onClick={() => void ask()}>
          {t('users.end')}
        </Button>
      )}
      {end.problem && (
        <p class="field-error" role="alert">
          {problemWords(end.problem).text}
        </p>
      )}
    </li>
  );
};

/** Who may sign in for the client, and where they are signed in now. */
export const Users = ({ clientId }: { clientId: string }) => {
  const users = useQuery(['clients', 'users', clientId], (signal) =>
    api.admin.clients.users({ id: clientId }, { signal }),
  );
  return (
    <Panel title={t('panel.users')}>
      <Loaded query={users}>
        {({ items }) => (
          <ul>
            {items.map((user) => (
              <User key={user.id} clientId={clientId} user={user} />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
};
