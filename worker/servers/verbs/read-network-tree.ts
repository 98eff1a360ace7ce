import type { ProvisioningPeer } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { withDeadline } from '../../kernel/reach/deadline.ts';
import type { TreeServer } from '../contract/model.ts';
import { openPeer } from '../peer.ts';
import { faultWords, type ServerRow } from '../rules/server.ts';
import { enabledServersOf } from '../store/group.ts';
import { serverById } from '../store/server.ts';
import { fault } from '../words/index.ts';

const BRANCH_MS = 13_000;

export type TreeInput = { serverId?: string | undefined; serverGroupId?: string | undefined };

/** Asks every enabled server at once; one that does not answer stays in the tree with its error. */
export async function networkTree(ctx: Ctx, input: TreeInput): Promise<{ servers: TreeServer[] }> {
  if ((input.serverId === undefined) === (input.serverGroupId === undefined)) {
    throw new Problem('validation', {
      errors: [{ pointer: '/serverGroupId', message: fault('tree.one') }],
    });
  }
  const rows = await serversOf(ctx, input);
  return { servers: await Promise.all(rows.map((row) => inTime(ctx, row, branch(ctx, row)))) };
}

async function serversOf(ctx: Ctx, input: TreeInput): Promise<ServerRow[]> {
  if (input.serverId !== undefined) {
    const [rows] = await reads(ctx.db, [serverById(ctx.db, input.serverId)]);
    return rows;
  }
  const [rows] = await reads(ctx.db, [enabledServersOf(ctx.db, input.serverGroupId ?? '')]);
  return rows.map((r) => r.server);
}

const about = (row: ServerRow) => ({ serverId: row.id, name: row.name, host: row.host });

/** Several rounds of calls to one server may each be slow; a page waits for none of them longer than this. */
const inTime = (ctx: Ctx, row: ServerRow, asked: Promise<TreeServer>): Promise<TreeServer> =>
  withDeadline(BRANCH_MS, (signal) => {
    const late = new Promise<TreeServer>((resolve) =>
      signal.addEventListener('abort', () =>
        resolve({
          ...about(row),
          state: 'failed',
          error: ctx.say(fault('panel.late')),
          slots: null,
          networks: [],
          unread: 0,
        }),
      ),
    );
    return Promise.race([asked, late]);
  });

async function branch(ctx: Ctx, row: ServerRow): Promise<TreeServer> {
  const peer = await openPeer(ctx, row);
  const [slots, networks] = await Promise.all([peer.slots(), detailedNetworks(peer)]);
  const failed = slots.kind !== 'ok' ? slots : networks.kind !== 'ok' ? networks : null;
  if (failed || slots.kind !== 'ok' || networks.kind !== 'ok') {
    return {
      ...about(row),
      state: 'failed',
      error: ctx.say(failed ? faultWords(failed.why) : fault('server.silent')),
      slots: null,
      networks: [],
      unread: 0,
    };
  }
  return {
    ...about(row),
    state: 'ok',
    error: slots.value.busy,
    slots: { used: slots.value.used, total: slots.value.total },
    networks: networks.value.networks,
    unread: networks.value.unread,
  };
}

/** The list may leave the protocols out; then each network is asked by itself. */
async function detailedNetworks(peer: ProvisioningPeer): ReturnType<ProvisioningPeer['networks']> {
  const listed = await peer.networks();
  if (listed.kind !== 'ok') return listed;
  const networks = await Promise.all(
    listed.value.networks.map(async (n) => {
      if (Object.values(n.protocols).some((p) => p !== null)) return n;
      const detail = await peer.network(n.name);
      return detail.kind === 'ok' ? detail.value : n;
    }),
  );
  return { kind: 'ok', value: { ...listed.value, networks } };
}
