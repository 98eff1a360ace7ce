/** IKEv2 for devices that do not read the profile the panel gives out: made from it, at each call. */
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { Ikev2Settings } from '../contract/model.ts';
import { appleProfile } from '../delivery/apple.ts';
import { bytesOf, fingerprint } from '../delivery/certificate.ts';
import { type Ikev2, readIkev2 } from '../delivery/ikev2.ts';
import { nmcliCommand } from '../delivery/linux.ts';
import { windowsScript } from '../delivery/windows.ts';
import { platformFileOf } from '../rules/shown.ts';
import type { ServiceRow } from '../rules.ts';
import { passwordPlace } from '../sealed.ts';
import { productOfClient, serverOfClient, serviceOfClient } from '../store.ts';
import { configGiven, configOfMine } from './config.ts';
import { active, customerOf } from './portal.ts';

/** As the device lists it: short, and the same on every platform. */
const nameOf = ({ number }: ServiceRow): string => `VPN ${number}`;

function understood(ctx: Ctx, row: ServiceRow, text: string): Ikev2 {
  const ikev2 = readIkev2(text);
  if (ikev2) return ikev2;
  ctx.log.error('service.config_failed', { serviceId: row.id, protocol: 'ikev2', why: 'the profile names no server' });
  throw new Problem('upstream_failed', { detail: 'The VPN server gave out settings that are not complete.' });
}

async function ikev2OfMine(ctx: Ctx, id: string) {
  const { row, file } = await configOfMine(ctx, id, 'ikev2');
  return { row, ikev2: understood(ctx, row, file.text) };
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
  if (ikev2.certificate === null)
    throw new Problem('not_found', { detail: 'This server needs no certificate of its own.' });
  return new File([bytesOf(ikev2.certificate)], fileName, { type: mediaType });
}

/** A password leaves the shop with it, where the plan shows one: that leaves a trace. */
export async function downloadAppleProfile(ctx: Ctx, { id }: { id: string }): Promise<File> {
  const { clientId } = customerOf(ctx);
  const [rows, servers, products] = await reads(ctx.db, [
    serviceOfClient(ctx.db, clientId, id),
    serverOfClient(ctx.db, clientId, id),
    productOfClient(ctx.db, clientId, id),
  ]);
  const row = active(rows[0]);
  const { text } = await configGiven(ctx, row, servers[0], 'ikev2');
  const shown = (products[0]?.config.showPassword ?? 'no') !== 'no' && row.passwordSealed !== null;
  const password =
    shown && row.passwordSealed ? await ctx.secrets.open(row.passwordSealed, passwordPlace(row.id)) : null;
  const profile = await appleProfile({
    ikev2: understood(ctx, row, text),
    name: nameOf(row),
    serviceId: row.id,
    password,
  });
  const { fileName, mediaType } = platformFileOf('apple', row.number);
  return new Unit(ctx)
    .audit({
      action: shown ? 'service.credentials_shown' : 'service.profile_downloaded',
      subject: `service:${row.id}`,
      clientId,
      summary: `Downloaded the Apple profile of service ${row.number}${shown ? ', with its password' : ''}`,
    })
    .commit(new File([profile], fileName, { type: mediaType }));
}
