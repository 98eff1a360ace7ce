import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { IconSearch } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/reconcile.ts';
import { Panel } from '../record/panel.tsx';
import { compareServer, ReportLine, reportHref, reportSub } from './reconcile-parts.tsx';

const SHOWN = 5;

/** On the page of a server: compare it, and what earlier comparisons found. */
export const ReconcilePanel = ({ serverId }: { serverId: string }) => {
  const compare = useMutation((id: string) => compareServer(id));
  const reports = useQuery(['reconcileReports', 'recent', serverId], (signal) =>
    api.admin.servers.reconcileReports({ serverId, sort: '-at' }, { signal }),
  );
  return (
    <Panel
      title={t('panel.title')}
      action={
        can('servers.write') && (
          <Button size="s" icon={IconSearch} busy={compare.busy} onClick={() => void compare.run(serverId)}>
            {t('action.compare')}
          </Button>
        )
      }
    >
      <div class="panel-body">
        <p class="muted">{t('panel.text')}</p>
        {compare.problem && <Notice tone="danger">{compare.problem.message}</Notice>}
        <Loaded query={reports}>
          {({ items }) =>
            items.length === 0 ? (
              <p class="muted">{t('panel.none')}</p>
            ) : (
              <>
                <ul class="flex flex-col gap-3" aria-label={t('panel.recent')}>
                  {items.slice(0, SHOWN).map((row) => (
                    <li key={row.id} class="stack-2">
                      <a class="link" href={reportHref(row.id)}>
                        <ReportLine row={row} />
                      </a>
                      <span class="sub">{reportSub(row)}</span>
                    </li>
                  ))}
                </ul>
                <a class="link text-s" href={`/admin/reconcile-reports?serverId=${serverId}`}>
                  {t('title')}
                </a>
              </>
            )
          }
        </Loaded>
      </div>
    </Panel>
  );
};
