import type * as z from 'zod/mini';
import { chosenDriver } from '../../drivers/instance.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { told } from '../../kernel/words/word.ts';
import { draftConfig } from '../configuration.ts';
import type { ProbeReportModel, serverDraft } from '../contract/model.ts';
import { addressOf, openPeer } from '../peer.ts';
import { type ServerRow, serverFaults } from '../rules/server.ts';
import { alertsOf } from '../store/alert.ts';
import { serverById } from '../store/server.ts';
import { fault, happened } from '../words/index.ts';
import { record } from './record-test.ts';

type Draft = Omit<z.infer<typeof serverDraft>, 'token'>;
export type TestInput = { id?: string | undefined; draft?: Draft | undefined; token?: string | undefined };

/** Asks the panel each question by itself. With `draft`, tests what the form holds; a missing secret is the stored one. */
export async function testServer(ctx: Ctx, input: TestInput): Promise<ProbeReportModel> {
  const { stored, raised } = await storedOf(ctx, input.id);
  if (input.draft) return { ...told(await probeDraft(ctx, input.draft, input.token, stored), ctx.say), at: ctx.now() };
  if (!stored)
    throw new Problem('validation', {
      errors: [{ pointer: '/draft', message: fault('draft.orId') }],
    });
  const peer = await openPeer(ctx, stored, { insist: true });
  const found = { ...(await peer.probe()), at: ctx.now() };
  const unit = new Unit(ctx);
  record(ctx, unit, stored, found, raised);
  return unit
    .audit({
      action: 'server.tested',
      subject: `server:${stored.id}`,
      words: happened(found.ok ? 'tested.works' : 'tested.fails', { name: stored.name }),
    })
    .commit(told(found, ctx.say));
}

/** Nothing of it is written down. */
async function probeDraft(ctx: Ctx, draft: Draft, token: string | undefined, stored: ServerRow | null) {
  const driver = chosenDriver(ctx.drivers.provisioning, draft.driver);
  const { config, masked, errors } = await draftConfig(ctx, driver, { ...draft, token }, stored);
  errors.push(...serverFaults(draft, driver, ctx.mode));
  if (errors.length > 0) throw new Problem('validation', { errors });
  const reach = ctx.reach(masked, { kind: 'provisioning', name: draft.name, insist: true });
  return driver.open(reach, { ...config, ...addressOf({ ...draft, id: stored?.id ?? 'draft' }) }).probe();
}

async function storedOf(ctx: Ctx, id: string | undefined): Promise<{ stored: ServerRow | null; raised: string[] }> {
  if (id === undefined) return { stored: null, raised: [] };
  const [rows, alerts] = await reads(ctx.db, [serverById(ctx.db, id), alertsOf(ctx.db, id)]);
  const stored = rows[0];
  if (!stored) throw new Problem('not_found');
  return { stored, raised: alerts.map(({ mark }) => mark) };
}
