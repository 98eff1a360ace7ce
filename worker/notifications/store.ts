import { and, asc, desc, eq, inArray, isNotNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { client } from '../accounts/index.ts';
import { product } from '../catalog/index.ts';
import { document } from '../invoices/index.ts';
import { type Db, foundBy, searched, startsWith } from '../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../kernel/db/page.ts';
import { rowsOf } from '../kernel/db/rows.ts';
import { job } from '../kernel/db/tables.ts';
import { idFrom } from '../kernel/id.ts';
import { DAY_MS, HOUR_MS } from '../kernel/time/time.ts';
import { service } from '../services/index.ts';
import { BUDGETS, UNCONFIRMED_PER_DAY } from './rules.ts';
import { mail, sender } from './table.ts';

export type MailRow = typeof mail.$inferSelect;
export type MailListInput = ListInput & Span & { state?: MailRow['standing'] | undefined };

export function mailPage(db: Db, input: MailListInput) {
  const sorts = { createdAt: mail.id, to: mail.recipient, state: mail.standing };
  const keys = keyset(input, sorts, mail.id, '-createdAt');
  const within = input.state && eq(mail.standing, input.state);
  const inOrder = input.q && keys.by === 'to' ? startsWith(mail.recipient, input.q) : undefined;
  const found = input.q && !inOrder ? searched(mail.id, [{ column: mail.recipient, within }], input.q) : undefined;
  const query = db
    .select()
    .from(mail)
    .where(and(foundBy(found, [mail.standing, input.state]), inOrder, during(mail.id, input, idFrom), keys.after))
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
/** Of a failed job at hand: its mail says itself that it was not sent, or was sent since. */
export const mailJobMoot: SQL = sql`(${job.name} = 'mail.send' AND EXISTS (SELECT 1 FROM ${mail}
    WHERE ${mail.id} = substr(${job.subject}, 6) AND ${mail.state} <> 'queued'))`;

/** What was held back never left: it is not counted. */
const left = sql`${mail.standing} <> 'held'`;
const fewer = (of: SQL, since: number, most: number): SQL =>
  sql`(SELECT count(*) FROM (SELECT 1 FROM ${mail} WHERE ${of} AND ${mail.id} >= ${idFrom(since + 1)} AND ${left} LIMIT ${most})) < ${most}`;

export type Counted = { recipient: string; clientId: string | null; network: string; confirmed: 0 | 1 };
/** Conditions that hold while each window of each budget has room for one more mail. */
export function withinBudget({ recipient, clientId, network, confirmed }: Counted, now: number): SQL[] {
  const kind = confirmed === 1 ? 'confirmed' : 'unconfirmed';
  const { address, account, network: net } = BUDGETS[kind];
  const each = [
    { of: sql`${mail.recipient} = ${recipient}`, most: address },
    ...(clientId === null
      ? []
      : [{ of: sql`${mail.clientId} = ${clientId} AND ${mail.confirmed} = ${confirmed}`, most: account }]),
    ...(network === ''
      ? []
      : [{ of: sql`${mail.network} = ${network} AND ${mail.confirmed} = ${confirmed}`, most: net }]),
  ];
  const windows = each.flatMap(({ of, most }) => [
    fewer(of, now - HOUR_MS, most.hour),
    fewer(of, now - DAY_MS, most.day),
  ]);
  const whole = fewer(sql`${mail.confirmed} = 0`, now - DAY_MS, UNCONFIRMED_PER_DAY);
  return confirmed === 1 ? windows : [...windows, whole];
}

export const mailFailed = (id: string) =>
  sql`EXISTS (SELECT 1 FROM ${mail} WHERE ${mail.id} = ${id} AND ${mail.state} = 'failed')`;

const addressee = {
  name: client.name,
  ownerEmail: client.ownerEmail,
  language: client.language,
};

/** A service with whom to write to about it. */
export const serviceWithClient = (db: Db, serviceId: string) =>
  db
    .select({
      number: service.number,
      productName: service.productName,
      clientId: service.clientId,
      serviceStatus: service.status,
      productConfig: product.config,
      ...addressee,
    })
    .from(service)
    .innerJoin(product, eq(product.id, service.productId))
    .innerJoin(client, eq(client.id, service.clientId))
    .where(eq(service.id, serviceId))
    .limit(1);

/** The same, with what is said of its life on the clock. */
export const clockedWithClient = (db: Db, serviceId: string) =>
  db
    .select({
      number: service.number,
      productName: service.productName,
      clientId: service.clientId,
      status: service.status,
      baseMicro: service.baseMicro,
      currency: service.currency,
      paidThrough: service.paidThrough,
      terminateAt: service.terminateAt,
      anchorZone: service.anchorZone,
      ...addressee,
    })
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

/** A mail that is still to be sent keeps its text. */
export const dropSealedTextsBefore = (db: Db, before: number, limit: number) =>
  db
    .update(mail)
    .set({ textSealed: null, configSealed: null, dropped: 1 })
    .where(
      inArray(
        mail.id,
        db
          .select({ id: mail.id })
          .from(mail)
          .where(
            and(
              or(isNotNull(mail.textSealed), isNotNull(mail.configSealed)),
              lt(mail.createdAt, before),
              ne(mail.state, 'queued'),
            ),
          )
          .limit(limit),
      ),
    );

export const senders = rowsOf(sender, {
  sorts: () => ({ position: sender.position, name: sender.name, createdAt: sender.createdAt }),
  sort: 'position',
});
export const sendersQuery = (db: Db) =>
  db.select().from(sender).orderBy(asc(sender.position), asc(sender.id)).limit(50);
/** Enough of those that are switched on to tell whether mail can leave. */
export const someSenders = (db: Db) => db.select().from(sender).where(eq(sender.enabled, 1)).limit(5);
