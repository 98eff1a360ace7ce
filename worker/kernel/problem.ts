/**
 * Every way to fail that a caller may see, listed once. Codes are permanent: clients match on them.
 * Wire form is RFC 9457 `application/problem+json`; over RPC the same fields travel in an oRPC error.
 */
import { ORPCError } from '@orpc/client';

type Row = {
  status: number;
  title: string;
  /** Raised by a guard row inside a batch, or by a named CHECK or trigger of the schema. */
  guard?: true;
  /** `table.column` of the UNIQUE index whose breach means this problem. */
  unique?: string;
  /** Where in the request body the fault lies, when the code alone says so. */
  pointer?: string;
};

export const PROBLEMS = {
  unauthorized: { status: 401, title: 'Sign in first.' },
  session_expired: { status: 401, title: 'Your session has ended. Sign in again.' },
  sign_in_failed: { status: 401, title: 'That e-mail and password do not match.' },
  forbidden: { status: 403, title: 'Your account lacks the permission for this.' },
  https_required: { status: 403, title: 'Use https: this address is not served in the clear.' },
  cross_site: { status: 403, title: 'This request did not come from this site.' },
  client_blocked: { status: 403, title: 'This account is closed. Contact support.' },
  not_found: { status: 404, title: 'There is no such record.' },
  method_not_allowed: { status: 405, title: 'Use another method for this address.' },
  too_large: { status: 413, title: 'The request is too large.' },
  validation: { status: 422, title: 'Some fields need attention.' },
  upgrade_required: { status: 426, title: 'This address opens WebSockets only.' },
  idempotency_mismatch: { status: 422, title: 'This Idempotency-Key was used with another request.' },
  throttled: { status: 429, title: 'Too many attempts. Wait and try again.' },
  internal: { status: 500, title: 'Something failed on our side. Quote the request id to support.' },
  upstream_failed: { status: 502, title: 'The VPN server did not answer as expected.' },
  busy: { status: 503, title: 'The service is busy. Try again in a moment.' },
  not_active: { status: 409, title: 'This service is not active.', guard: true },
  not_ready: { status: 409, title: 'This is not ready yet.' },
  link_spent: { status: 410, title: 'This link was used or has expired. Ask for a new one.', guard: true },

  links_full: { status: 409, title: 'This service has as many open links as it may have. Revoke one first.' },
  panel_links_off: { status: 409, title: 'The VPN server gives out no links of its own. Create one of ours instead.' },
  panel_link_private: {
    status: 409,
    title: 'The VPN server made a link that does not open from outside. Create one of ours instead.',
  },

  stale_write: { status: 409, title: 'Somebody changed this meanwhile. Reload and try again.', guard: true },
  insufficient_funds: { status: 409, title: 'The balance is too low for this.', guard: true },
  idempotency_replay: { status: 409, title: 'This request was already carried out.', unique: 'idempotency.actor' },
  transaction_exists: { status: 409, title: 'This was already booked.', unique: 'ledger_transaction.id' },
  account_unknown: { status: 409, title: 'That ledger account does not exist.', guard: true },
  currency_mismatch: { status: 409, title: 'The currencies differ.', guard: true },
  hold_settled: { status: 409, title: 'What was held for this order was already used or returned.', guard: true },
  append_only: { status: 409, title: 'Booked entries are never changed. Book a reversal.', guard: true },
  setup_done: { status: 409, title: 'The first administrator exists already. Sign in instead.', guard: true },
  password_wrong: { status: 422, title: 'That is not your current password.', pointer: '/currentPassword' },
  email_taken: { status: 409, title: 'This e-mail address is in use.', unique: 'user.email', pointer: '/email' },
  admin_email_taken: { status: 409, title: 'This e-mail address is in use.', unique: 'admin.email', pointer: '/email' },
  server_name_taken: { status: 409, title: 'Another server has this name.', unique: 'server.name', pointer: '/name' },
  server_full: { status: 409, title: 'This server has as many accounts as it may have.', guard: true },
  server_group_name_taken: {
    status: 409,
    title: 'Another group has this name.',
    unique: 'server_group.name',
    pointer: '/name',
  },
  server_group_in_use: {
    status: 409,
    title: 'A product sells from this group. Change the product first.',
    guard: true,
  },
  server_in_use: { status: 409, title: 'Services or products use this server. Move them first.', guard: true },
  product_key_taken: { status: 409, title: 'Another product has this key.', unique: 'product.key', pointer: '/key' },
  product_group_key_taken: {
    status: 409,
    title: 'Another group has this key.',
    unique: 'product_group.key',
    pointer: '/key',
  },
  product_group_in_use: { status: 409, title: 'Products are listed in this group. Move them first.', guard: true },
  product_in_use: { status: 409, title: 'Services of this product exist. Retire it instead.', guard: true },
  not_orderable: { status: 409, title: 'This plan cannot be ordered now.', guard: true },
  price_changed: { status: 409, title: 'The price changed. Look at the new summary and confirm.', guard: true },
  document_settled: { status: 409, title: 'This document is not waiting for payment.', guard: true },
  payment_settled: { status: 409, title: 'This payment was already decided.', guard: true },
  payment_reference_taken: {
    status: 409,
    title: 'This payment reference was booked already.',
    unique: 'payment.gateway',
    pointer: '/reference',
  },
  vpn_name_taken: { status: 409, title: 'Another service has this VPN name.', unique: 'service.vpn_name' },
  wrong_state: { status: 409, title: 'The service is not in a state that allows this.', guard: true },
  termination_requested: { status: 409, title: 'The end of this service was already asked for.', guard: true },
  job_not_failed: { status: 409, title: 'Only a job that failed or was cancelled can be run again.', guard: true },
  job_not_dismissible: { status: 409, title: 'Only a failed job can be dismissed.', guard: true },
  lease_lost: { status: 409, title: 'Another run took over this work.', guard: true },
} as const satisfies Record<string, Row>;

export type ProblemCode = keyof typeof PROBLEMS;
export type FieldError = { pointer: string; message: string };
export type ProblemData = { detail?: string; errors?: FieldError[]; requestId?: string; retryAfterMs?: number };

const rows: Record<string, Row> = PROBLEMS;

export class Problem extends ORPCError<ProblemCode, ProblemData> {
  constructor(code: ProblemCode, data: ProblemData = {}) {
    const row: Row = PROBLEMS[code];
    const errors = data.errors ?? (row.pointer ? [{ pointer: row.pointer, message: row.title }] : undefined);
    super(code, {
      status: row.status,
      message: data.detail ?? row.title,
      data: errors ? { ...data, errors } : data,
    });
  }
}

/** Codes that a guard row or a named constraint may raise. */
export const GUARD_CODES = Object.keys(PROBLEMS).filter((c) => rows[c]?.guard) as ProblemCode[];

const byUnique = new Map(
  Object.entries(rows).flatMap(([code, r]) => (r.unique ? [[r.unique, code as ProblemCode]] : [])),
);

/** The problem that a failed D1 call means, or null when the database says something nobody declared. */
export function problemOfDatabaseError(error: unknown): Problem | null {
  const message = String(error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : error);
  const unique = /UNIQUE constraint failed: ([a-z_]+\.[a-z_]+)/.exec(message)?.[1];
  if (unique) {
    const code = byUnique.get(unique);
    return code ? new Problem(code) : null;
  }
  const named =
    /CHECK constraint failed: ([a-z_]+)/.exec(message)?.[1] ??
    /(?:D1_ERROR: |Error: )([a-z_]+): SQLITE_CONSTRAINT/.exec(message)?.[1];
  if (named && rows[named]?.guard) return new Problem(named as ProblemCode);
  return null;
}

/** The RFC 9457 body of a failure. Anything that is not a Problem says nothing but the request id. */
export function problemBody(error: ORPCError<string, unknown>, instance: string, requestId: string) {
  const known = error.code in PROBLEMS;
  const code = known ? error.code : 'internal';
  const row = rows[code] ?? PROBLEMS.internal;
  const data = (known ? error.data : undefined) as ProblemData | undefined;
  return {
    type: `/api/docs#problem-${code}`,
    title: row.title,
    status: row.status,
    code,
    detail: known ? error.message : row.title,
    instance,
    requestId,
    ...(data?.errors ? { errors: data.errors } : {}),
    ...(data?.retryAfterMs ? { retryAfterMs: data.retryAfterMs } : {}),
  };
}

/** Makes any thrown value a Problem; the original is kept as `cause` for the log, never for the caller. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ORPCError) return problemOfOrpc(error);
  const problem = problemOfDatabaseError(error) ?? new Problem('internal');
  problem.cause = error;
  return problem;
}

type Issue = {
  message: string;
  path?: ReadonlyArray<PropertyKey | { key: PropertyKey }>;
  code?: string;
  keys?: string[];
};

function fieldErrors(issue: Issue): FieldError[] {
  const path = (issue.path ?? []).map((p) => `/${String(typeof p === 'object' ? p.key : p)}`).join('');
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      pointer: `${path}/${key}`,
      message: `There is no field named “${key}”.`,
    }));
  return [{ pointer: path || '/', message: issue.message }];
}

function problemOfOrpc(error: ORPCError<string, unknown>): Problem {
  if (error.code === 'BAD_REQUEST') {
    const issues = (error.data as { issues?: Issue[] } | undefined)?.issues;
    return new Problem(
      'validation',
      issues ? { errors: issues.flatMap(fieldErrors) } : { detail: 'The body is not valid JSON.' },
    );
  }
  if (error.code === 'NOT_FOUND') return new Problem('not_found');
  if (error.code === 'METHOD_NOT_SUPPORTED') return new Problem('method_not_allowed');
  if (error.code === 'PAYLOAD_TOO_LARGE') return new Problem('too_large');
  const problem = new Problem('internal');
  problem.cause = error;
  return problem;
}
