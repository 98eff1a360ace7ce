import * as z from 'zod/mini';
import { ack, byId, endpoint, id } from '../../kernel/contract.ts';

const tags = ['Services'];
const reason = () => z.string().check(z.trim(), z.minLength(1, 'Say why.'), z.maxLength(255));
const act = () => endpoint({ permit: 'staff:services.write', idempotent: true });

export const renewals = {
  /** Disables the account until staff end it: neither charged nor ended by the clock. Its customer reads the reason. */
  suspend: act()
    .route({ method: 'POST', path: '/admin/services/{id}/suspend', tags, summary: 'Suspend a service' })
    .input(z.strictObject({ id: id(), reason: reason() }))
    .output(ack()),
  /** When what was paid has run out, a period that begins now is charged first (`insufficient_funds`). */
  unsuspend: act()
    .route({ method: 'POST', path: '/admin/services/{id}/unsuspend', tags, summary: 'Let a suspended service go on' })
    .input(byId())
    .output(ack()),
  /** At once and for good; what is paid is not returned. The account is removed after its traffic was read. */
  terminate: act()
    .route({ method: 'POST', path: '/admin/services/{id}/terminate', tags, summary: 'Terminate a service' })
    .input(z.strictObject({ id: id(), reason: reason() }))
    .output(ack()),
};
