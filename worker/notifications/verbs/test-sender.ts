import type * as z from 'zod/mini';
import { mergeConfig } from '../../drivers/config.ts';
import { chosenDriver } from '../../drivers/instance.ts';
import type { Attachment } from '../../drivers/sender/port.ts';
import { actorName, type Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { refuseBeyond } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { adminEmail } from '../../staff/index.ts';
import { holderOf } from '../configuration.ts';
import type { SenderTest, senderDraft } from '../contract/model.ts';
import { htmlOf } from '../mail-html.ts';
import { testLetter } from '../staff-words.ts';
import { senders } from '../store.ts';
import { happened } from '../words/index.ts';

type Input = { id?: string | undefined; draft: z.infer<typeof senderDraft> };

/** In a quarter of an hour. */
const PER_PERSON = 20;

const NOTE: Attachment = {
  fileName: 'test.txt',
  mediaType: 'text/plain; charset=utf-8',
  contentId: null,
  content: new TextEncoder().encode('This file came with a test mail.\n'),
};

/** A real mail, to nobody but the person who asks: settings that are being tried must not write to others. */
export async function testSender(ctx: Ctx, { id, draft }: Input): Promise<SenderTest> {
  const { actor, db } = ctx;
  if (actor.kind !== 'admin') throw new Problem('forbidden');
  await refuseBeyond(ctx, `sender-test:${actor.id}`, PER_PERSON);
  const [people, general, rows] = await reads(db, [
    adminEmail(db, actor.id),
    generalQuery(db),
    senders.byId(db, id ?? ''),
  ]);
  const [person, stored] = [people[0], rows[0]];
  if (!person || (id !== undefined && !stored)) throw new Problem('not_found');
  const driver = chosenDriver(ctx.drivers.sender, draft.driver);
  const before = stored?.driver === draft.driver ? stored.config : {};
  const merged = await mergeConfig(driver, draft.config ?? {}, ctx.secrets, holderOf({ id: id ?? 'draft' }), before);
  if (!merged.ok) throw new Problem('validation', { errors: merged.errors });
  const name = draft.name || driver.label;
  const reach = ctx.reach(merged.masked, { kind: 'sender', subject: id ? holderOf({ id }) : null, name, insist: true });
  const transcript: string[] = [];
  const { subject, text } = testLetter(generalOf(general).shopName);
  const mail = { id: ctx.id(), at: ctx.now(), to: person.email, subject, text, html: htmlOf(text, [NOTE]) };
  const hear = (line: string) => void transcript.push(line);
  const sent = await driver.open(reach, merged.config).send({ ...mail, attachments: [NOTE] }, hear);
  const detail = sent.kind === 'ok' ? null : sent.why.detail;
  return new Unit(ctx)
    .audit({
      action: 'sender.tested',
      subject: id ? holderOf({ id }) : `admin:${actor.id}`,
      words: happened(detail === null ? 'sender.tested' : 'sender.testFailed', { name }),
      detail: { by: actorName(actor), to: person.email, why: detail },
    })
    .commit({ ok: detail === null, to: person.email, detail, transcript });
}
