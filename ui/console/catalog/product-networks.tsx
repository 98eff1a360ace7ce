import './product.css';
import type { TreeServer } from '../../../worker/servers/contract/model.ts';
import { api } from '../../data/api.ts';
import { number } from '../../data/format/format.ts';
import { type Query, useQuery } from '../../data/store/cache.ts';
import { Button } from '../../kit/form/button.tsx';
import { Field } from '../../kit/form/field.tsx';
import { SortableTree } from '../../kit/list/sortable-tree.tsx';
import { StatusDot } from '../../kit/shown/badge.tsx';
import { IconRefresh } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Section } from '../../kit/shown/section.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { FormHelp } from '../help.tsx';
import { t } from '../i18n/en/catalog.ts';
import { everyRow } from '../record/every-row.ts';
import { ProtocolBadges } from '../servers/protocols.tsx';
import { foreignPairs, hasPair, keyOf, linesOf, loadedCounts, type Pair, standingOf, withPair } from './pairs.ts';
import type { ProductForm } from './product-values.ts';

type Tree = { servers: readonly TreeServer[] };
type TickProps = { pairs: readonly Pair[]; onChange: (pairs: Pair[]) => void };

const Block = ({ server, pairs, onChange }: TickProps & { server: TreeServer }) => {
  const up = server.state === 'ok';
  const lines = linesOf(server, pairs);
  return (
    <div class="net-server">
      <div class="net-head">
        <StatusDot tone={up ? 'ok' : 'danger'}>
          <span class="sr-only">{t(up ? 'tree.ok' : 'tree.failed')}: </span>
          <strong>{server.name}</strong>
        </StatusDot>
        <span class="mono sub">{server.host}</span>
        {server.slots && (
          <span class="net-slots num">
            {t('tree.slots', { used: number(server.slots.used), total: number(server.slots.total) })}
          </span>
        )}
      </div>
      {server.error && <p class="net-error">{server.error}</p>}
      {up && lines.length === 0 && <p class="net-error">{t('tree.noNetworks')}</p>}
      {lines.map(({ name, description, network }) => {
        const pair = { serverId: server.serverId, network: name };
        return (
          <label key={name} class="net-line">
            <input
              type="checkbox"
              checked={hasPair(pairs, pair)}
              onChange={(event) => onChange(withPair(pairs, pair, event.currentTarget.checked))}
            />
            <span>
              <span class="mono">{name}</span>
              {description && <span class="muted"> — {description}</span>}
              {!network && <span class="muted"> — {t('tree.unread')}</span>}
            </span>
            {network && <ProtocolBadges protocols={network.protocols} />}
          </label>
        );
      })}
    </div>
  );
};

const GroupName = ({ id }: { id: string | null }) => {
  const group = useQuery(
    ['serverGroups', 'get', id],
    (signal) => api.admin.serverGroups.get({ id: id ?? '' }, { signal }),
    { enabled: id !== null },
  );
  return id !== null && group.data ? <> {t('tree.loaded.group', { name: group.data.name })}</> : null;
};

const Banner = ({ servers, groupId }: { servers: readonly TreeServer[]; groupId: string | null }) => {
  const counts = loadedCounts(servers);
  if (counts.all === 0) {
    return (
      <Notice tone="warn" title={t('tree.emptyGroup')}>
        <a class="link" href={groupId ? `/admin/server-groups/${groupId}` : '/admin/server-groups'}>
          {t('tree.emptyGroup.action')}
        </a>
      </Notice>
    );
  }
  if (counts.servers === 0)
    return (
      <Notice tone="danger" title={t('tree.down')}>
        {t('tree.down.text')}
      </Notice>
    );
  const failed = counts.all - counts.servers;
  return (
    <Notice tone={failed + counts.unread > 0 ? 'warn' : 'ok'}>
      {t('tree.loaded.networks', { n: counts.networks })} {t('tree.loaded.servers', { n: counts.servers })}
      <GroupName id={groupId} />
      {failed > 0 && `. ${t('tree.partly', { n: failed })}`}
      {counts.unread > 0 && `. ${t('tree.odd', { n: counts.unread })}`}.
    </Notice>
  );
};

const noteOf = (pair: Pair, servers: readonly TreeServer[] | undefined): string | undefined => {
  const standing = servers ? standingOf(pair, servers) : 'ok';
  return standing === 'ok' ? undefined : t(`pairs.${standing}`);
};

const useServerNames = (servers: readonly TreeServer[] | undefined) => {
  const all = useQuery(['servers', 'all'], (signal) => everyRow(api.admin.servers.list, { sort: 'name' }, signal));
  return (id: string): string =>
    servers?.find(({ serverId }) => serverId === id)?.name ?? all.data?.find((server) => server.id === id)?.name ?? id;
};

const Order = ({ pairs, onChange, servers }: TickProps & { servers: readonly TreeServer[] | undefined }) => {
  const nameOf = useServerNames(servers);
  const foreign = servers ? foreignPairs(pairs, servers) : [];
  if (pairs.length === 0) return <p class="muted">{t('pairs.none')}</p>;
  return (
    <>
      {foreign.length > 0 && (
        <Notice
          tone="warn"
          action={
            <Button size="s" onClick={() => onChange(pairs.filter((pair) => !hasPair(foreign, pair)))}>
              {t('pairs.foreign.remove')}
            </Button>
          }
        >
          {t('pairs.foreign.notice', { n: foreign.length })}
        </Notice>
      )}
      <SortableTree
        label={t('pairs.title')}
        nodes={pairs.map((pair, i) => ({
          id: keyOf(pair),
          label: `${i + 1}. ${nameOf(pair.serverId)} → ${pair.network}`,
          note: noteOf(pair, servers),
          checked: true,
        }))}
        onChange={(nodes) =>
          onChange(nodes.flatMap((node) => (node.checked ? pairs.filter((pair) => keyOf(pair) === node.id) : [])))
        }
      />
    </>
  );
};

const useTree = (serverId: string | null, serverGroupId: string | null): Query<Tree> => {
  const input = serverId ? { serverId } : { serverGroupId: serverGroupId ?? '' };
  return useQuery(['networkTree', input], (signal) => api.admin.servers.networkTree(input, { signal }), {
    enabled: Boolean(serverId || serverGroupId),
    staleMs: 60_000,
  });
};

/** Which networks of which servers take the accounts, and in which order they are tried. */
export const Networks = ({ form }: { form: ProductForm }) => {
  const { serverId, serverGroupId } = form.values;
  const bound = form.field('targets');
  const tree = useTree(serverId, serverGroupId);
  const ticks = { pairs: bound.value as Pair[], onChange: (pairs: Pair[]) => bound.onChange(pairs as never) };
  const chosen = Boolean(serverId || serverGroupId);
  return (
    <Section
      title={t('section.networks')}
      text={t('section.networks.text')}
      action={
        <>
          <FormHelp topic="product.networks" about={t('section.networks')} />
          {chosen && (
            <Button class="mt-3" size="s" icon={IconRefresh} busy={tree.loading} onClick={() => void tree.refetch()}>
              {t('tree.refresh')}
            </Button>
          )}
        </>
      }
    >
      {!chosen && <p class="muted">{t('tree.choose')}</p>}
      {chosen && (
        <div class="max-w-[820px]" aria-live="polite">
          <Loaded query={tree} skeleton={<p class="muted">{t('tree.loading')}</p>}>
            {({ servers }) => (
              <>
                <Banner servers={servers} groupId={serverGroupId} />
                {servers.map((server) => (
                  <Block key={server.serverId} server={server} {...ticks} />
                ))}
              </>
            )}
          </Loaded>
        </div>
      )}
      <div class="max-w-[820px]">
        <Field id={bound.id} label={t('pairs.title')} help={t('pairs.help')} error={bound.error} group>
          {() => <Order {...ticks} servers={chosen ? tree.data?.servers : undefined} />}
        </Field>
      </div>
    </Section>
  );
};
