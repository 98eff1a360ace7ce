import * as z from 'zod/mini';
import { ack, byId, endpoint, id, note, type ProblemCode, reason } from '../../kernel/contract.ts';

const tags = ['Services'];
const act = (...problems: ProblemCode[]) => endpoint({ permit: 'staff:services.write', idempotent: true, problems });

export const renewals = {
  /** Disables the account until staff end it: neither charged nor ended by the clock. Its customer reads `reason`, staff alone `note`. */
  suspend: act('wrong_state', 'stale_write')
    .route({ method: 'POST', path: '/admin/services/{id}/suspend', tags, summary: 'Suspend a service' })
    .input(z.strictObject({ id: id(), reason: reason(), note: note() }))
    .output(ack()),
  /** When what was paid has run out, a period that begins now is charged first (`insufficient_funds`). */
  unsuspend: act('wrong_state', 'client_blocked', 'insufficient_funds', 'transaction_exists', 'stale_write')
    .route({ method: 'POST', path: '/admin/services/{id}/unsuspend', tags, summary: 'Let a suspended service go on' })
    .input(byId())
    .output(ack()),
  /** At once and for good; what is paid is not returned. The account is removed after its traffic was read. */
  terminate: act('wrong_state', 'stale_write')
    .route({ method: 'POST', path: '/admin/services/{id}/terminate', tags, summary: 'Terminate a service' })
    .input(z.strictObject({ id: id(), reason: reason(), note: note() }))
    .output(ack()),
};
