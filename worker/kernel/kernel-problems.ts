/** What can go wrong in any request, whatever the business: the kernel's own codes. */
import type { ProblemRow } from './problem.ts';

export const KERNEL_PROBLEMS = {
  unauthorized: { status: 401, title: 'Sign in first.' },
  session_expired: { status: 401, title: 'Your session has ended. Sign in again.' },
  sign_in_failed: { status: 401, title: 'That e-mail and password do not match.' },
  forbidden: { status: 403, title: 'Your account lacks the permission for this.' },
  https_required: { status: 403, title: 'Use https: this address is not served in the clear.' },
  cross_site: { status: 403, title: 'This request did not come from this site.' },
  client_blocked: { status: 403, title: 'This account is closed.' },
  not_found: { status: 404, title: 'There is no such record.' },
  method_not_allowed: { status: 405, title: 'Use another method for this address.' },
  too_large: { status: 413, title: 'The request is too large.' },
  validation: { status: 422, title: 'Some fields need attention.' },
  upgrade_required: { status: 426, title: 'This address opens WebSockets only.' },
  idempotency_mismatch: { status: 422, title: 'This Idempotency-Key was used with another request.' },
  throttled: { status: 429, title: 'Too many attempts. Wait and try again.' },
  internal: { status: 500, title: 'Something failed on our side. Quote the request id to support.' },
  busy: { status: 503, title: 'The service is busy. Try again in a moment.' },
  link_spent: { status: 410, title: 'This link was used or has expired. Ask for a new one.', guard: true },
  stale_write: { status: 409, title: 'Somebody changed this meanwhile. Reload and try again.', guard: true },
  idempotency_replay: { status: 409, title: 'This request was already carried out.', unique: 'idempotency.actor' },
  append_only: { status: 409, title: 'Booked entries are never changed. Book a reversal.', guard: true },
  lease_lost: { status: 409, title: 'Another run took over this work.', guard: true },
} as const satisfies Record<string, ProblemRow>;

declare module './contract.ts' {
  interface Problems extends Record<keyof typeof KERNEL_PROBLEMS, true> {}
}
