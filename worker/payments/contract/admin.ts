import * as z from 'zod/mini';
import {
  ack,
  byId,
  endpoint,
  id,
  listInput,
  note,
  page,
  reason,
  sortedBy,
  span,
  tag,
  text,
} from '../../kernel/contract.ts';
import { resourceEndpoints } from '../../kernel/resource-contract.ts';
import { gateway, gatewayChange, gatewayDraft, gatewayDriver, PAYMENT_STATES, payment } from './model.ts';
import { PAYMENT_SORTS, paymentSorts } from './sorts.ts';

const tags = tag('Payments', 'What customers were asked to pay, and what became of it.');

export const payments = {
  list: endpoint({ permit: 'staff:finance.read' })
    .route({ method: 'GET', path: '/admin/payments', tags, summary: 'Payments' })
    .input(
      listInput(PAYMENT_SORTS, {
        state: z.optional(z.enum(PAYMENT_STATES)),
        gateway: z.optional(z.string().check(z.maxLength(40))),
        clientId: z.optional(id()),
        currency: z.optional(z.string().check(z.maxLength(3))),
        ...span,
      }).check(sortedBy(paymentSorts)),
    )
    .output(page(payment)),
  get: endpoint({ permit: 'staff:finance.read' })
    .route({ method: 'GET', path: '/admin/payments/{id}', tags, summary: 'One payment' })
    .input(byId())
    .output(payment),
  confirm: endpoint({
    permit: 'staff:finance.write',
    idempotent: true,
    problems: [
      'payment_settled',
      'payment_reference_taken',
      'document_settled',
      'transaction_exists',
      'currency_mismatch',
      'balance_limit',
    ],
  })
    .route({ method: 'POST', path: '/admin/payments/{id}/confirm', tags, summary: 'Confirm that the money arrived' })
    .input(z.strictObject({ id: id(), reference: text(120) }))
    .output(ack()),
  decline: endpoint({
    permit: 'staff:finance.write',
    problems: ['payment_settled', 'document_settled', 'currency_mismatch'],
  })
    .route({ method: 'POST', path: '/admin/payments/{id}/decline', tags, summary: 'Give up waiting for a payment' })
    .input(z.strictObject({ id: id(), reason: reason(), note: note() }))
    .output(ack()),
};

export const gateways = {
  ...resourceEndpoints({
    path: '/admin/gateways',
    tags,
    one: 'way to pay',
    many: 'Ways to pay',
    read: 'settings.read',
    write: 'settings.write',
    sorts: ['position', 'name', 'key', 'createdAt'],
    filters: {},
    model: gateway,
    draft: gatewayDraft,
    change: gatewayChange,
    saving: ['gateway_key_taken'],
    removing: ['gateway_in_use'],
  }),
  drivers: endpoint({ permit: 'staff:settings.read' })
    .route({ method: 'GET', path: '/admin/gateway-drivers', tags, summary: 'Kinds of gateways, and their settings' })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ drivers: z.array(gatewayDriver) })),
  /** For those who look at payments: all that were ever used. */
  names: endpoint({ permit: 'staff:finance.read' })
    .route({ method: 'GET', path: '/admin/gateway-names', tags, summary: 'What the ways to pay are called' })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ gateways: z.array(z.object({ key: z.string(), label: z.string() })) })),
};
