import type { Account, Outcome, ProvisioningPeer } from '../../drivers/provisioning/port.ts';
import type { JobOutcome, JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { asRun, type Hold, held, openJobsOf, sendOrder, take, updateIntent } from '../../provisioning/index.ts';
import { openPeer, type ServerRow } from '../../servers/index.ts';
import {
  ACCOUNT_MISSING,
  causeOf,
  passwordPlace,
  type ServiceRow,
  serverOfService,
  serviceById,
  serviceUnchanged,
  statusWord,
  updateService,
  usernamePlace,
} from '../../services/index.ts';
import { found, happened } from '../words/index.ts';

type Taken = { row: ServiceRow; server: ServerRow; vpnName: string; hold: Hold; recreate: boolean };

const BUSY: JobOutcome = { later: 60_000, why: found('changing') };

/** Looks at the service as it is now: what a comparison found may be past. */
export async function settleAccount(
  ctx: Ctx,
  { serviceId, recreate = false }: { serviceId: string; recreate?: boolean | undefined },
  run: JobRun,
): Promise<JobOutcome> {
  const [rows, servers, open] = await reads(ctx.db, [
    serviceById(ctx.db, serviceId),
    serverOfService(ctx.db, serviceId),
    openJobsOf(ctx.db, serviceId),
  ]);
  const [row, server] = [rows[0], servers[0]];
  if (!row) return undefined;
  if (row.status === 'pending') return open.length > 0 ? undefined : resume(ctx, row);
  if ((row.status !== 'active' && row.status !== 'suspended') || !server || row.vpnName === null) return undefined;
  const hold = asRun(ctx, serviceId, run);
  const capping = updateIntent(ctx.db, serviceId, { step: 'capping' });
  if ((await take(hold, serviceUnchanged(row), capping)) !== 'ok') return BUSY;
  try {
    return await settle(ctx, { row, server, vpnName: row.vpnName, hold, recreate });
  } catch (error) {
    if (!(error instanceof Problem) || (error.code !== 'lease_lost' && error.code !== 'wrong_state')) throw error;
    return BUSY;
  }
}

/** The set-up goes on from where it stopped; it looks the account up before it makes one. */
async function resume(ctx: Ctx, row: ServiceRow): Promise<JobOutcome> {
  if (row.provisionStatus !== 'needs_attention') return undefined;
  await sendOrder(ctx, new Unit(ctx), row)
    .audit({
      action: 'service.resumed',
      subject: `service:${row.id}`,
      clientId: row.clientId,
      words: happened('resumed', { number: row.number }),
    })
    .commit(null);
  return undefined;
}

async function settle(ctx: Ctx, taken: Taken): Promise<JobOutcome> {
  const { row, server, vpnName } = taken;
  const outcome = await converge(await openPeer(ctx, server, { serviceId: row.id }), taken);
  if (outcome.kind === 'ok') return asItShould(ctx, taken, outcome.value);
  if (outcome.why.class === 'not_found') return missing(ctx, taken);
  const why = found('unchanged', { server: server.name, account: vpnName, why: outcome.why.detail });
  await giveBack(ctx, taken).commit(null);
  return outcome.kind === 'retry' ? { later: outcome.afterMs, why } : { giveUp: why };
}

async function converge(
  peer: ProvisioningPeer,
  { row, vpnName: name, recreate }: Taken,
): Promise<Outcome<Account | null>> {
  const { downMbps, upMbps, network } = row;
  if (row.status === 'active') {
    const made = recreate ? await peer.create({ name, network, mayExist: true }) : null;
    if (made && made.kind !== 'ok') return made;
    return peer.ensure({ name, network, caps: { downMbps, upMbps } });
  }
  const suspended = await peer.suspend(name);
  return suspended.kind === 'ok' ? peer.observe(name) : suspended;
}

const giveBack = (ctx: Ctx, { row, hold }: Taken): Unit =>
  held(hold).write(updateIntent(ctx.db, row.id, { step: 'done', updatedAt: ctx.now() }));

async function asItShould(ctx: Ctx, taken: Taken, account: Account | null): Promise<JobOutcome> {
  const { row, server, vpnName } = taken;
  const unit = giveBack(ctx, taken).guard('wrong_state', serviceUnchanged(row));
  if (row.provisionStatus === 'needs_attention')
    unit.write(
      updateService(ctx.db, row.id, {
        ...(row.cause?.code === ACCOUNT_MISSING && account ? await foundAgain(ctx, row.id, account) : {}),
        provisionStatus: row.status === 'suspended' ? 'suspended' : 'completed',
        fault: null,
        updatedAt: ctx.now(),
      }),
    );
  await unit
    .audit({
      action: 'service.account_settled',
      subject: `service:${row.id}`,
      clientId: row.clientId,
      words: happened('settled', {
        account: vpnName,
        server: server.name,
        number: row.number,
        status: statusWord(row.status),
        speed: `${row.downMbps}/${row.upMbps}`,
      }),
    })
    .commit(null);
  return undefined;
}

/** It may have been made anew on the panel, with another address and other credentials. */
async function foundAgain(ctx: Ctx, serviceId: string, { ipv4, username, password }: Account) {
  return {
    cause: null,
    ipv4,
    usernameSealed: username === null ? null : await ctx.secrets.seal(username, usernamePlace(serviceId)),
    passwordSealed: password === null ? null : await ctx.secrets.seal(password, passwordPlace(serviceId)),
  };
}

/** Nothing is made in silence: a new account has new keys, which its customer must be told of. A person decides. */
async function missing(ctx: Ctx, taken: Taken): Promise<JobOutcome> {
  const { row, server, vpnName } = taken;
  const now = ctx.now();
  await giveBack(ctx, taken)
    .guard('wrong_state', serviceUnchanged(row))
    .write(
      updateService(ctx.db, row.id, {
        provisionStatus: 'needs_attention',
        cause: causeOf(ACCOUNT_MISSING, now),
        updatedAt: now,
      }),
    )
    .audit({
      action: 'service.needs_attention',
      subject: `service:${row.id}`,
      clientId: row.clientId,
      words: happened('missing', { number: row.number, server: server.name, account: vpnName }),
      detail: { cause: ACCOUNT_MISSING, vpnName },
    })
    .commit(null);
  return undefined;
}
