import * as z from 'zod/mini';
import { ack, endpoint, tag } from '../../kernel/contract.ts';
import { currencyModel, generalSettings } from './model.ts';

const tags = tag('Settings', 'The shop itself: its name, tax, zone and limits.');

export const settings = {
  get: endpoint({ permit: 'staff:settings.read' })
    .route({ method: 'GET', path: '/admin/settings', tags, summary: 'General settings' })
    .input(z.optional(z.strictObject({})))
    .output(
      z.object({
        general: generalSettings,
        currencies: z.array(currencyModel),
        /** What the settings leave out, as the shop was deployed; null: then nobody has said where the shop is. */
        deployedAddress: z.nullable(z.string()),
      }),
    ),
  save: endpoint({ permit: 'staff:settings.write' })
    .route({ method: 'PUT', path: '/admin/settings', tags, summary: 'Save general settings' })
    .input(generalSettings)
    .output(ack()),
};
