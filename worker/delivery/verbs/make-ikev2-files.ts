/** IKEv2 for devices that do not read the profile the panel gives out: made from it, at each call. */
import type { Ctx } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { passwordPlace, type ServiceRow } from '../../services/index.ts';
import type { Ikev2Settings } from '../contract/model.ts';
import { appleProfile } from '../rules/apple.ts';
import { bytesOf, fingerprint } from '../rules/certificate.ts';
import { platformFileOf } from '../rules/file.ts';
import { type Ikev2, readIkev2 } from '../rules/ikev2.ts';
import { nmcliCommand } from '../rules/linux.ts';
import { windowsScript } from '../rules/windows.ts';
import { fault, happened } from '../words/index.ts';
import { configOfMine } from './read-config.ts';

/** As the device lists it: short, and the same on every platform. */
const nameOf = ({ number }: ServiceRow): string => `VPN ${number}`;

function understood(ctx: Ctx, row: ServiceRow, text: string): Ikev2 {
  const ikev2 = readIkev2(text);
  if (ikev2) return ikev2;
  ctx.log.error('service.config_failed', { serviceId: row.id, protocol: 'ikev2', why: 'the profile names no server' });
  throw new Problem('upstream_failed', { detail: fault('settings.incomplete') });
}

async function ikev2OfMine(ctx: Ctx, id: string) {
  const { row, showsPassword, file } = await configOfMine(ctx, id, 'ikev2');
  return { row, showsPassword, ikev2: understood(ctx, row, file.text) };
}

export async function readIkev2Settings(ctx: Ctx, { id }: { id: string }): Promise<Ikev2Settings> {
  const { row, ikev2 } = await ikev2OfMine(ctx, id);
  const { server, remoteId, username, certificate } = ikev2;
  const { fileName } = platformFileOf('certificate', row.number);
  return {
    name: nameOf(row),
    server,
    remoteId,
    username,
    certificate:
      certificate === null ? null : { name: ikev2.certificateName, sha256: await fingerprint(certificate), fileName },
    linuxCommand: nmcliCommand(ikev2, nameOf(row), fileName),
  };
}

export async function downloadIkev2File(
  ctx: Ctx,
  { id, kind }: { id: string; kind: 'windows' | 'certificate' },
): Promise<File> {
  const { row, ikev2 } = await ikev2OfMine(ctx, id);
  const { fileName, mediaType } = platformFileOf(kind, row.number);
  if (kind === 'windows') return new File([windowsScript(ikev2, nameOf(row))], fileName, { type: mediaType });
  if (ikev2.certificate === null) throw new Problem('not_found', { detail: fault('certificate.none') });
  return new File([bytesOf(ikev2.certificate)], fileName, { type: mediaType });
}

/** A password leaves the shop with it, where the plan shows one: that leaves a trace. */
export async function downloadAppleProfile(ctx: Ctx, { id }: { id: string }): Promise<File> {
  const { row, showsPassword, ikev2 } = await ikev2OfMine(ctx, id);
  const password =
    showsPassword && row.passwordSealed ? await ctx.secrets.open(row.passwordSealed, passwordPlace(row.id)) : null;
  const profile = await appleProfile({ ikev2, name: nameOf(row), serviceId: row.id, password });
  const { fileName, mediaType } = platformFileOf('apple', row.number);
  return new Unit(ctx)
    .audit({
      action: password !== null ? 'service.credentials_shown' : 'service.profile_downloaded',
      subject: `service:${row.id}`,
      clientId: row.clientId,
      words: happened(password !== null ? 'profile.withPassword' : 'profile.downloaded', { number: row.number }),
    })
    .commit(new File([profile], fileName, { type: mediaType }));
}
