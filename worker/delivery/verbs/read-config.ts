/** Configurations: asked of the panel each time and never kept in the service. */
import type { ConfigFile, Protocol } from '../../drivers/provisioning/port.ts';
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { Said, Word } from '../../kernel/words/word.ts';
import { openPeer } from '../../servers/index.ts';
import { type Delivered, deliveredOf, findService, requireDelivered, statusWord } from '../../services/index.ts';
import { fileOf } from '../rules/file.ts';
import { fault, happened } from '../words/index.ts';

type OfProtocol = { id: string; protocol: Protocol };

export async function readConfig(ctx: Ctx, { id, protocol }: OfProtocol) {
  const { row, file } = await configOfMine(ctx, id, protocol);
  return { protocol, text: file.text, ...fileOf(protocol, row.number) };
}

export async function downloadConfig(ctx: Ctx, { id, protocol }: OfProtocol): Promise<File> {
  const { row, file } = await configOfMine(ctx, id, protocol);
  const { fileName, mediaType } = fileOf(protocol, row.number);
  return new File([file.text], fileName, { type: mediaType });
}

/** The configuration of a service of the caller's own, with the words for a customer where the server fails. */
export async function configOfMine(ctx: Ctx, id: string, protocol: Protocol) {
  const mine = await requireDelivered(ctx, id, customerOf(ctx).clientId);
  return { ...mine, file: await given(ctx, mine, protocol, () => fault('config.silent')) };
}

/** What staff see of a customer's secret is written down before they see it. Also of a suspended service. */
export async function revealConfig(ctx: Ctx, { id, protocol }: OfProtocol) {
  const found = await findService(ctx, id, null);
  if (!found) throw new Problem('not_found');
  const delivered = deliveredOf(found, ['active', 'suspended']);
  const { row } = found;
  if (!delivered)
    throw new Problem('not_active', { detail: fault('config.state', { status: statusWord(row.status) }) });
  const { server, vpnName } = delivered;
  const file = await given(ctx, delivered, protocol, (why) =>
    fault('config.refused', { server: server.name, account: vpnName, why }),
  );
  return new Unit(ctx)
    .audit({
      action: 'service.config_shown',
      subject: `service:${id}`,
      clientId: row.clientId,
      words: happened('config.shown', { protocol, number: row.number }),
    })
    .commit({ protocol, text: file.text, ...fileOf(protocol, row.number) });
}

async function given(
  ctx: Ctx,
  { row, server, vpnName }: Delivered,
  protocol: Protocol,
  failed: (why: Said) => Word,
): Promise<ConfigFile> {
  const got = await (await openPeer(ctx, server)).config(vpnName, protocol);
  if (got.kind !== 'ok') {
    ctx.log.error('service.config_failed', { serviceId: row.id, protocol, why: got.why.detail });
    throw new Problem('upstream_failed', { detail: failed(got.why.detail) });
  }
  if (got.value === null) throw new Problem('not_found', { detail: fault('protocol.none') });
  return got.value;
}
