import type * as z from 'zod/mini';
import type { FieldError } from '../../kernel/problem.ts';
import type { Client, clientChange } from '../contract/model.ts';
import type { ClientStatus, client } from '../table.ts';
import { fault } from '../words/index.ts';
import { addressOf } from './address.ts';

export type ClientRow = typeof client.$inferSelect;

/** Languages that the portal and the mails are written in; a client may already ask for others. */
export const LOCALES = ['en', 'pl'] as const;
export const SESSION_SECONDS = 30 * 86_400;
export const RESET_MS = 60 * 60_000;
export const EMAIL_CHANGE_MS = 24 * 60 * 60_000;

/** Neither signs in nor orders. */
export const isBlocked = (status: ClientStatus | undefined): boolean => status === 'closed' || status === 'fraud';

/** Without case and accents, so that `lukasz` finds `Łukasz`. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l');

export const isOpen = (reset: { usedAt: number | null; expiresAt: number }, now: number): boolean =>
  reset.usedAt === null && now < reset.expiresAt;

export const resetLink = (address: string, token: string): string => `${address}/reset-password#${token}`;

export const isPending = (change: { state: string; expiresAt: number }, now: number): boolean =>
  change.state === 'pending' && now < change.expiresAt;

export const emailLink = (
  address: string,
  page: 'confirm-email' | 'verify-email' | 'keep-email',
  token: string,
): string => `${address}/${page}#${token}`;

/** The currency that a new client keeps, or what is wrong with the one asked for. */
export function currencyOf(
  asked: string | undefined,
  sold: readonly { code: string }[],
  fallback: string,
): { currency: string; errors: FieldError[] } {
  const [first = fallback, ...rest] = sold.map(({ code }) => code);
  const offered = [first, ...rest];
  const currency = asked ?? (offered.includes(fallback) ? fallback : first);
  if (offered.includes(currency)) return { currency, errors: [] };
  return {
    currency,
    errors: [{ pointer: '/currency', message: fault('currency.unknown', { offered: offered.join(', ') }) }],
  };
}

export type ClientColumns = ReturnType<typeof columnsOf>;

/** A negative credit limit is no credit. */
export const columnsOf = (change: Omit<z.infer<typeof clientChange>, 'id'>) => ({
  name: change.name,
  searchName: fold(change.name),
  companyName: change.companyName,
  searchCompany: fold(change.companyName),
  taxId: change.taxId,
  status: change.status,
  language: change.language,
  creditLimitMicro: Math.max(0, change.creditLimitMicro),
  adminNotes: change.adminNotes,
});

/** What is already owed stays allowed. */
export const creditFaults = (balanceMicro: number, creditLimitMicro: number): FieldError[] =>
  balanceMicro + creditLimitMicro >= 0
    ? []
    : [
        {
          pointer: '/creditLimitMicro',
          message: fault('creditLimit.owed'),
        },
      ];

const AUDITED = [
  'name',
  'companyName',
  'taxId',
  'address1',
  'address2',
  'postcode',
  'city',
  'region',
  'country',
  'status',
  'language',
  'creditLimitMicro',
  'adminNotes',
] as const;

/** Old and new value of every field that differs. */
export const changesOf = (before: ClientRow, after: Partial<ClientRow>) =>
  Object.fromEntries(
    AUDITED.filter((key) => key in after && before[key] !== after[key]).map((key) => [
      key,
      { from: before[key], to: after[key] },
    ]),
  );

export const clientOf = (row: ClientRow): Client => ({
  id: row.id,
  number: row.number,
  name: row.name,
  companyName: row.companyName,
  taxId: row.taxId,
  status: row.status,
  language: row.language,
  currency: row.currency,
  ownerEmail: row.ownerEmail,
  adminNotes: row.adminNotes,
  address: addressOf(row, row.language),
  createdAt: row.createdAt,
  balanceMicro: row.balanceMicro,
  heldMicro: row.heldMicro,
  creditLimitMicro: row.creditLimitMicro,
});
