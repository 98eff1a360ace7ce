import * as z from 'zod/mini';

/** One tax of a line, in parts per million of its net amount. Taxes of a line add up; none is taxed by another. */
export const tax = z.object({ name: z.string(), ratePpm: z.int() });
export type Tax = z.infer<typeof tax>;

/** What one tax comes to, in minor units: of a line, or of all lines that carry it. */
export const taxAmount = z.extend(tax, { amountMinor: z.int() });
export type TaxAmount = z.infer<typeof taxAmount>;

/** `shop_rate`: the one rate of the settings. `untaxed`: the shop takes no tax. */
export const TAX_REASONS = ['shop_rate', 'untaxed'] as const;
export const taxReason = z.enum(TAX_REASONS);
