import type * as z from 'zod/mini';
import type { Ctx, Peer } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { ProbeReportModel, serverDraft } from '../contract/model.ts';
import { driverOf, peerOf, tokenPlace } from '../peer.ts';
import { isElsewhere, type ServerRow, serverFaults, TOKEN_AGAIN } from '../rules/server.ts';
import { alertsOf } from '../store/alert.ts';
import { serverById } from '../store/server.ts';
import { record } from './record-test.ts';

export type TestInput = {
  id?: string | undefined;
  draft?: Omit<z.infer<typeof serverDraft>, 'token'> | undefined;
  token?: string | undefined;
};

/** Asks the panel each question by itself. With `draft`, tests what the form holds; a missing token is the stored one. */
export async function testServer(ctx: Ctx, input: TestInput): Promise<ProbeReportModel> {
  const { stored, raised } = await storedOf(ctx, input.id);
  const fields = input.draft ?? (stored && { ...stored, secure: stored.secure === 1 });
  const token = input.token || (stored && fields && (await storedToken(ctx, stored, fields)));
  if (!fields)
    throw new Problem('validation', {
      errors: [{ pointer: '/draft', message: 'Send a draft or the id of a server.' }],
    });
  if (!token)
    throw new Problem('validation', { errors: [{ pointer: '/token', message: 'Paste the API token of the panel.' }] });
  if (input.draft) {
    const errors = serverFaults(input.draft, driverOf(ctx, fields.driver), ctx.mode);
    if (errors.length > 0) throw new Problem('validation', { errors });
  }
  const { host, port, secure, timeZone: zone } = fields;
  const report = await driverOf(ctx, fields.driver)
    .open(ctx.reach([token], testedPeer(ctx, input, stored)), {
      id: input.id ?? 'draft',
      host,
      port,
      secure,
      token,
      zone,
    })
    .probe();
  const found = { ...report, at: ctx.now() };
  if (!stored || input.draft) return found;
  const unit = new Unit(ctx);
  record(ctx, unit, stored, found, raised);
  return unit
    .audit({
      action: 'server.tested',
      subject: `server:${stored.id}`,
      summary: `Tested the connection to “${stored.name}”: ${found.ok ? 'works' : 'fails'}`,
    })
    .commit(found);
}

async function storedOf(ctx: Ctx, id: string | undefined): Promise<{ stored: ServerRow | null; raised: string[] }> {
  if (id === undefined) return { stored: null, raised: [] };
  const [rows, alerts] = await reads(ctx.db, [serverById(ctx.db, id), alertsOf(ctx.db, id)]);
  const stored = rows[0];
  if (!stored) throw new Problem('not_found');
  return { stored, raised: alerts.map(({ mark }) => mark) };
}

/** A test asks in any case. What it finds out is written down only when it asks the server as it is saved. */
const testedPeer = (ctx: Ctx, input: TestInput, stored: ServerRow | null): Peer =>
  stored && !input.draft
    ? peerOf(ctx, stored, { insist: true })
    : { kind: 'provisioning', name: input.draft?.name ?? '', insist: true };

async function storedToken(
  ctx: Ctx,
  stored: ServerRow,
  to: { host: string; port: number | null; secure: boolean },
): Promise<string> {
  if (isElsewhere(stored, to)) throw new Problem('validation', { errors: [TOKEN_AGAIN] });
  return ctx.secrets.open(stored.tokenSealed, tokenPlace(stored.id));
}
