import { and, desc, eq } from 'drizzle-orm';
import { client } from '../accounts/index.ts';
import { document } from '../invoices/index.ts';
import { type Db, searched, startsWith } from '../kernel/db.ts';
import { keyset, type ListInput } from '../kernel/page.ts';
import { service } from '../services/index.ts';
import { mail } from './table.ts';

export type MailRow = typeof mail.$inferSelect;
export type MailListInput = ListInput & { state?: MailRow['state'] | undefined };

export function mailPage(db: Db, input: MailListInput) {
  const keys = keyset(input, { createdAt: mail.id, to: mail.recipient }, mail.id, '-createdAt');
  const found = input.q
    ? keys.by === 'to'
      ? startsWith(mail.recipient, input.q)
      : searched(mail.id, [mail.recipient], input.q)
    : undefined;
  const query = db
    .select()
    .from(mail)
    .where(and(input.state ? eq(mail.state, input.state) : undefined, found, keys.after))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

export const latestMails = (db: Db, limit: number) => db.select().from(mail).orderBy(desc(mail.id)).limit(limit);
export const mailById = (db: Db, id: string) => db.select().from(mail).where(eq(mail.id, id)).limit(1);
/** A fact that was mailed already is left as it is. */
export const insertMail = (db: Db, row: typeof mail.$inferInsert) => db.insert(mail).values(row).onConflictDoNothing();
export const updateMail = (db: Db, id: string, set: Partial<MailRow>) =>
  db.update(mail).set(set).where(eq(mail.id, id));

const addressee = {
  name: client.name,
  ownerEmail: client.ownerEmail,
  language: client.language,
  origin: client.origin,
};

/** A service with whom to write to about it. */
export const serviceWithClient = (db: Db, serviceId: string) =>
  db
    .select({ number: service.number, productName: service.productName, clientId: service.clientId, ...addressee })
    .from(service)
    .innerJoin(client, eq(client.id, service.clientId))
    .where(eq(service.id, serviceId))
    .limit(1);

/** A document with whom to write to about it. */
export const documentWithClient = (db: Db, documentId: string) =>
  db
    .select({ number: document.number, status: document.status, clientId: document.clientId, ...addressee })
    .from(document)
    .innerJoin(client, eq(client.id, document.clientId))
    .where(eq(document.id, documentId))
    .limit(1);
