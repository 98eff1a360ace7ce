import { TextField } from '../../kit/form/inputs.tsx';
import type { FormCore } from '../../kit/form/use-form.ts';
import { r } from '../i18n/en/record.ts';

// biome-ignore lint/suspicious/noExplicitAny: forms with more fields than these are of other types
type Form = FormCore<any>;

/** Two fields for two readers: what the customer is told, and what staff note for themselves. */
export const ReasonFields = ({ form, where }: { form: Form; where: 'service' | 'payment' }) => (
  <>
    <TextField {...form.field('reason')} label={r('reason')} help={r(`reason.${where}`)} maxLength={255} required />
    <NoteField form={form} />
  </>
);

export const NoteField = ({ form }: { form: Form }) => (
  <TextField {...form.field('note')} label={r('note')} help={r('note.help')} maxLength={500} />
);
