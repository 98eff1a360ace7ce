import * as z from 'zod/mini';
import { byId, endpoint, id } from '../../kernel/contract.ts';
import { configText, observedAccount, PROTOCOL_KEYS } from './model.ts';

const tags = ['Services'];

export const delivery = {
  /** Asks the server now, for 15 s at most: `problem` says why it did not answer. `insist`: even one that is left alone as down. */
  observe: endpoint({ permit: 'staff:services.read', problems: ['wrong_state'] })
    .route({ method: 'GET', path: '/admin/services/{id}/account', tags, summary: 'The account as its server has it' })
    .input(z.strictObject({ id: id(), insist: z.optional(z.enum(['yes'])) }))
    .output(observedAccount),
  /** What the account opens with, as kept here: each look is written down. */
  credentials: endpoint({ permit: 'staff:services.secrets', problems: ['not_ready'] })
    .route({ method: 'POST', path: '/admin/services/{id}/credentials', tags, summary: 'Look at the VPN password' })
    .input(byId())
    .output(z.object({ username: z.string(), password: z.string() })),
  /** A customer's secret, fetched from the panel: each look is written down. */
  config: endpoint({ permit: 'staff:services.secrets', problems: ['not_active', 'upstream_failed'] })
    .route({
      method: 'POST',
      path: '/admin/services/{id}/configs/{protocol}',
      tags,
      summary: 'Look at the configuration of a customer',
    })
    .input(z.strictObject({ id: id(), protocol: z.enum(PROTOCOL_KEYS) }))
    .output(configText),
};
