import type { Outcome } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { openPeer } from '../../servers/index.ts';
import { deliveredOf, findService } from '../../services/index.ts';
import { fileOf } from '../rules/file.ts';

export type MailedConfig = { text: string; fileName: string };

/** For a mail to its owner; `ok` with null: not active any more, or WireGuard is off there. */
export async function configToMail(ctx: Ctx, serviceId: string): Promise<Outcome<MailedConfig | null>> {
  const delivered = deliveredOf(await findService(ctx, serviceId, null));
  if (!delivered) return { kind: 'ok', value: null };
  const { server, vpnName, row } = delivered;
  const got = await (await openPeer(ctx, server)).config(vpnName, 'wireguard');
  if (got.kind !== 'ok' || got.value === null) return got.kind === 'ok' ? { kind: 'ok', value: null } : got;
  return { kind: 'ok', value: { text: got.value.text, fileName: fileOf('wireguard', row.number).fileName } };
}
