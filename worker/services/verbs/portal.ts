/** What a customer does with services: only its own, which the store sees to. */
import type { ConfigFile, Protocol } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db.ts';
import type { ListInput } from '../../kernel/page.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit.ts';
import { openPeer } from '../../servers/index.ts';
import { fileOf, myRowOf, myServiceOf } from '../rules/shown.ts';
import type { ServiceRow } from '../rules.ts';
import { passwordPlace, usernamePlace } from '../sealed.ts';
import {
  placedOfClient,
  productOfClient,
  type ServiceFilters,
  serverOfClient,
  serviceOfClient,
  servicePage,
  updateService,
} from '../store.ts';

/** The signed-in user's client; the kernel lets nobody else in. */
function customerOf({ actor }: Ctx) {
  if (actor.kind !== 'user') throw new Problem('unauthorized');
  return actor;
}

export async function listMyServices(ctx: Ctx, input: ListInput & Pick<ServiceFilters, 'status'>) {
  const { clientId, language } = customerOf(ctx);
  const { query, keys } = servicePage(ctx.db, { ...input, clientId });
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.service.orderedAt,
    (r) => r.service.id,
    (r) => myRowOf(r, language),
  );
}

export async function getMyService(ctx: Ctx, { id }: { id: string }) {
  const { clientId, language } = customerOf(ctx);
  const [rows, products] = await reads(ctx.db, [
    placedOfClient(ctx.db, clientId, id),
    productOfClient(ctx.db, clientId, id),
  ]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return myServiceOf(row, products[0]?.config, language);
}

export async function renameMyService(ctx: Ctx, { id, label }: { id: string; label: string }) {
  const { clientId } = customerOf(ctx);
  const [rows] = await reads(ctx.db, [serviceOfClient(ctx.db, clientId, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return new Unit(ctx)
    .write(updateService(ctx.db, row.id, { label, updatedAt: ctx.now() }))
    .audit({
      action: 'service.renamed',
      subject: `service:${row.id}`,
      clientId,
      summary: `Named service ${row.number} “${label}”`,
      detail: { before: row.label, after: label },
    })
    .commit({ ok: true as const });
}

/** The look is written down: a password that leaves the shop leaves a trace. */
export async function revealCredentials(ctx: Ctx, { id }: { id: string }) {
  const { clientId } = customerOf(ctx);
  const [rows, products] = await reads(ctx.db, [
    serviceOfClient(ctx.db, clientId, id),
    productOfClient(ctx.db, clientId, id),
  ]);
  const row = active(rows[0]);
  if ((products[0]?.config.showPassword ?? 'no') === 'no')
    throw new Problem('forbidden', { detail: 'This plan does not show the VPN password.' });
  if (row.usernameSealed === null || row.passwordSealed === null)
    throw new Problem('not_ready', { detail: 'This account has no user name and password.' });
  const [username, password] = await Promise.all([
    ctx.secrets.open(row.usernameSealed, usernamePlace(row.id)),
    ctx.secrets.open(row.passwordSealed, passwordPlace(row.id)),
  ]);
  return new Unit(ctx)
    .audit({
      action: 'service.credentials_shown',
      subject: `service:${row.id}`,
      clientId,
      summary: `Looked at the credentials of service ${row.number}`,
    })
    .commit({ username, password });
}

type OfProtocol = { id: string; protocol: Protocol };

/** Asks the panel each time: a configuration is never kept by us. */
export async function readConfig(ctx: Ctx, { id, protocol }: OfProtocol) {
  const { row, file } = await fetchConfig(ctx, id, protocol);
  return { protocol, text: file.text, ...fileOf(protocol, row.number) };
}

export async function downloadConfig(ctx: Ctx, { id, protocol }: OfProtocol): Promise<File> {
  const { row, file } = await fetchConfig(ctx, id, protocol);
  const { fileName, mediaType } = fileOf(protocol, row.number);
  return new File([file.text], fileName, { type: mediaType });
}

async function fetchConfig(ctx: Ctx, id: string, protocol: Protocol): Promise<{ row: ServiceRow; file: ConfigFile }> {
  const { clientId } = customerOf(ctx);
  const [rows, servers] = await reads(ctx.db, [
    serviceOfClient(ctx.db, clientId, id),
    serverOfClient(ctx.db, clientId, id),
  ]);
  const row = active(rows[0]);
  const server = servers[0];
  if (!server || row.vpnName === null) throw new Problem('not_active');
  const got = await (await openPeer(ctx, server)).config(row.vpnName, protocol);
  if (got.kind !== 'ok') {
    ctx.log.error('service.config_failed', { serviceId: row.id, protocol, why: got.why.detail });
    throw new Problem('upstream_failed', {
      detail:
        'The VPN server did not give out your configuration. Your connection is not affected; try again in a minute.',
    });
  }
  if (got.value === null)
    throw new Problem('not_found', { detail: 'This location does not offer that protocol. Choose another one.' });
  return { row, file: got.value };
}

function active(row: ServiceRow | undefined): ServiceRow {
  if (!row) throw new Problem('not_found');
  if (row.status !== 'active')
    throw new Problem('not_active', {
      detail: row.status === 'pending' ? 'This service is not set up yet.' : 'This service is not active.',
    });
  return row;
}
