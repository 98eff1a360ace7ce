import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export type ClientStatus = 'new' | 'active' | 'inactive' | 'closed' | 'fraud';
export type Language = 'en' | 'pl' | 'uk' | 'fr';

/** Kept for the release before, which had links lead to the host that a request named. */
const unread = () =>
  text('origin')
    .notNull()
    .$default(() => '');

export const client = sqliteTable('client', {
  id: text('id').primaryKey(),
  /** For people: short, sequential. */
  number: integer('number').notNull().unique(),
  name: text('name').notNull(),
  /** `name` and `companyName` folded by rules.ts, for sorting and prefix search. */
  searchName: text('search_name').notNull(),
  companyName: text('company_name').notNull(),
  searchCompany: text('search_company').notNull(),
  taxId: text('tax_id').notNull(),
  status: text('status').$type<ClientStatus>().notNull(),
  language: text('language').$type<Language>().notNull(),
  currency: text('currency').notNull(),
  creditLimitMicro: integer('credit_limit_micro').notNull(),
  /** Written by the ledger's triggers only. */
  balanceMicro: integer('balance_micro').notNull().default(0),
  heldMicro: integer('held_micro').notNull().default(0),
  /** Copy of the owner's e-mail, kept true by a trigger on `user`. */
  ownerEmail: text('owner_email').notNull(),
  origin: unread(),
  adminNotes: text('admin_notes').notNull(),
  /** Where the client is billed; '' is "not said". */
  address1: text('address1').notNull().default(''),
  address2: text('address2').notNull().default(''),
  postcode: text('postcode').notNull().default(''),
  city: text('city').notNull().default(''),
  /** State, province or the like, where addresses have one. */
  region: text('region').notNull().default(''),
  /** ISO 3166 alpha-2. */
  country: text('country').notNull().default(''),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const user = sqliteTable('user', {
  id: text('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  language: text('language').$type<Language>().notNull(),
  disabled: integer('disabled').notNull(),
  createdAt: integer('created_at').notNull(),
  /** When a link that was mailed to the address was opened; null: nobody has shown yet to read it. */
  emailConfirmedAt: integer('email_confirmed_at'),
});

export const clientUser = sqliteTable(
  'client_user',
  {
    clientId: text('client_id').notNull(),
    userId: text('user_id').notNull(),
    owner: integer('owner').notNull(),
    /** JSON array of permission keys. */
    permissions: text('permissions').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.userId] })],
);

export const userSession = sqliteTable('user_session', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  userId: text('user_id').notNull(),
  /** The client that the user acts for. */
  clientId: text('client_id').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  /** To within SEEN_EVERY_MS. */
  seenAt: integer('seen_at').notNull().default(0),
  /** Where it was last used: a /24 or /64, and what the browser says of itself; '' when unknown. */
  network: text('network').notNull().default(''),
  browser: text('browser').notNull().default(''),
  system: text('system').notNull().default(''),
});

export const passwordReset = sqliteTable('password_reset', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  /** For the mail that carries the link; emptied when the link is used. */
  tokenSealed: text('token_sealed'),
  userId: text('user_id').notNull(),
  origin: unread(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
});

/** A new address that is not confirmed yet, or the present one that shall be proven, or how that ended. At most one of a user is pending. */
export const emailChange = sqliteTable('email_change', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  oldEmail: text('old_email').notNull(),
  newEmail: text('new_email').notNull(),
  /** Of the link that goes to the new address. Sealed for its mail only, and emptied when the change has ended. */
  tokenHash: text('token_hash').notNull().unique(),
  tokenSealed: text('token_sealed'),
  /** Of the link that goes to the old address. */
  stopHash: text('stop_hash').notNull().unique(),
  stopSealed: text('stop_sealed'),
  origin: unread(),
  /** Where its link leads to once it was opened, e.g. an order; '' for nowhere. */
  returnTo: text('return_to').notNull().default(''),
  state: text('state').$type<'pending' | 'confirmed' | 'stopped' | 'replaced'>().notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
});
