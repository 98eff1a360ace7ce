/** What a page shows of a thing that it knows nothing of: a driver describes its customer's page in these. */
import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(100_000));
const label = z.string().check(z.maxLength(200));
const short = z.string().check(z.maxLength(2000));

export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), label, text: short }),
  /** Shown as the product says: at once, after a press, or not at all. */
  z.object({ kind: z.literal('secret'), label, text: short }),
  /** The page makes the code from the text. */
  z.object({ kind: z.literal('qr'), label, text: z.string().check(z.maxLength(4000)) }),
  z.object({ kind: z.literal('file'), label, fileName: label, mediaType: label, text }),
  z.object({ kind: z.literal('link'), label, url: z.string().check(z.regex(/^https?:\/\/[^\s]{1,2000}$/i)) }),
  z.object({
    kind: z.literal('table'),
    label,
    columns: z.array(label).check(z.maxLength(12)),
    rows: z.array(z.array(short)).check(z.maxLength(200)),
  }),
  /** One value per label; null is unknown and leaves a gap. */
  z.object({
    kind: z.literal('chart'),
    label,
    unit: label,
    labels: z.array(label).check(z.maxLength(400)),
    values: z.array(z.nullable(z.number())).check(z.maxLength(400)),
  }),
  z.object({ kind: z.literal('notice'), tone: z.enum(['info', 'ok', 'warn', 'danger']), text: short }),
]);
export type Block = z.infer<typeof block>;

/** Kinds that open the account: whoever may not see its password sees none of them. */
export const SECRET_BLOCKS: readonly Block['kind'][] = ['secret', 'qr', 'file'];
