/** Configurations: asked of the panel each time and never kept in the service. */
import type { ConfigFile, Outcome, Protocol } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { openPeer, type ServerRow } from '../../servers/index.ts';
import { fileOf } from '../rules/shown.ts';
import type { ServiceRow } from '../rules.ts';
import { serverOfService } from '../store/package.ts';
import { serverOfClient, serviceById, serviceOfClient } from '../store.ts';
import { active, customerOf } from './portal.ts';

type OfProtocol = { id: string; protocol: Protocol };

const CUSTOMER_WORDS =
  'The VPN server did not give out your configuration. Your connection is not affected; try again in a minute.';

export async function readConfig(ctx: Ctx, { id, protocol }: OfProtocol) {
  const { row, file } = await configOfMine(ctx, id, protocol);
  return { protocol, text: file.text, ...fileOf(protocol, row.number) };
}

export async function downloadConfig(ctx: Ctx, { id, protocol }: OfProtocol): Promise<File> {
  const { row, file } = await configOfMine(ctx, id, protocol);
  const { fileName, mediaType } = fileOf(protocol, row.number);
  return new File([file.text], fileName, { type: mediaType });
}

/** The configuration of a service of the caller's own. */
export async function configOfMine(ctx: Ctx, id: string, protocol: Protocol) {
  const { clientId } = customerOf(ctx);
  const [rows, servers] = await reads(ctx.db, [
    serviceOfClient(ctx.db, clientId, id),
    serverOfClient(ctx.db, clientId, id),
  ]);
  const row = active(rows[0]);
  return { row, file: await configGiven(ctx, row, servers[0], protocol) };
}

/** With the words for a customer where the server fails. */
export const configGiven = (ctx: Ctx, row: ServiceRow, server: ServerRow | undefined, protocol: Protocol) =>
  given(ctx, row, server, protocol, () => CUSTOMER_WORDS);

/** What staff see of a customer's secret is written down before they see it. Also of a suspended service. */
export async function revealConfig(ctx: Ctx, { id, protocol }: OfProtocol) {
  const [rows, servers] = await reads(ctx.db, [serviceById(ctx.db, id), serverOfService(ctx.db, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  if (row.status !== 'active' && row.status !== 'suspended')
    throw new Problem('not_active', { detail: `A service that is ${row.status} has no configuration.` });
  const server = servers[0];
  const file = await given(
    ctx,
    row,
    server,
    protocol,
    (why) => `“${server?.name}” did not give out the configuration of ${row.vpnName}: ${why}`,
  );
  return new Unit(ctx)
    .audit({
      action: 'service.config_shown',
      subject: `service:${id}`,
      clientId: row.clientId,
      summary: `Looked at the ${protocol} configuration of service ${row.number}`,
    })
    .commit({ protocol, text: file.text, ...fileOf(protocol, row.number) });
}

async function given(
  ctx: Ctx,
  row: ServiceRow,
  server: ServerRow | undefined,
  protocol: Protocol,
  failed: (why: string) => string,
): Promise<ConfigFile> {
  if (!server || row.vpnName === null) throw new Problem('not_active');
  const got = await (await openPeer(ctx, server)).config(row.vpnName, protocol);
  if (got.kind !== 'ok') {
    ctx.log.error('service.config_failed', { serviceId: row.id, protocol, why: got.why.detail });
    throw new Problem('upstream_failed', { detail: failed(got.why.detail) });
  }
  if (got.value === null)
    throw new Problem('not_found', { detail: 'This location does not offer that protocol. Choose another one.' });
  return got.value;
}

export type MailedConfig = { text: string; fileName: string };

/** For a mail to its owner; `ok` with null: not active any more, or WireGuard is off there. */
export async function configToMail(ctx: Ctx, serviceId: string): Promise<Outcome<MailedConfig | null>> {
  const [rows, servers] = await reads(ctx.db, [serviceById(ctx.db, serviceId), serverOfService(ctx.db, serviceId)]);
  const [row, server] = [rows[0], servers[0]];
  if (row?.status !== 'active' || row.vpnName === null || !server) return { kind: 'ok', value: null };
  const got = await (await openPeer(ctx, server)).config(row.vpnName, 'wireguard');
  if (got.kind !== 'ok' || got.value === null) return got.kind === 'ok' ? { kind: 'ok', value: null } : got;
  return { kind: 'ok', value: { text: got.value.text, fileName: fileOf('wireguard', row.number).fileName } };
}
