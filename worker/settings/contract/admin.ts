import * as z from 'zod/mini';
import { ack, endpoint } from '../../kernel/contract.ts';
import { currencyModel, generalSettings } from './model.ts';

const tags = ['Settings'];

export const settings = {
  get: endpoint({ permit: 'staff:settings.read' })
    .route({ method: 'GET', path: '/admin/settings', tags, summary: 'General settings' })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ general: generalSettings, currencies: z.array(currencyModel) })),
  save: endpoint({ permit: 'staff:settings.write' })
    .route({ method: 'PUT', path: '/admin/settings', tags, summary: 'Save general settings' })
    .input(generalSettings)
    .output(ack()),
};
