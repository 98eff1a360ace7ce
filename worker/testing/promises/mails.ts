/** Each mail to customers, written with marks in the place of values. */
import { render, type Template } from '../../notifications/rules.ts';

const MARKS = ['name', 'link', 'shop', 'service', 'document', 'amount', 'until', 'email', 'config'] as const;
const marks = Object.fromEntries(MARKS.map((mark) => [mark, `<${mark}>`])) as Record<(typeof MARKS)[number], string>;

/** Typed over every kind: a new one is missing here until it is listed. Staff are written to in English. */
const KINDS: Record<Exclude<Template['kind'], 'serverAlert'>, true> = {
  passwordReset: true,
  passwordChanged: true,
  emailConfirm: true,
  emailProof: true,
  emailInUse: true,
  emailChanging: true,
  serviceActivated: true,
  serviceFailed: true,
  serviceRenewed: true,
  serviceSuspended: true,
  serviceResumed: true,
  serviceTerminated: true,
  balanceLow: true,
  proformaIssued: true,
  invoicePaid: true,
};
export const MAIL_KINDS = Object.keys(KINDS);

/** Its lines, the subject first. */
export function mailLines(kind: string, language: string): string[] {
  const { subject, text } = render({ kind, ...marks } as Template, language);
  return [subject, ...text.split('\n')];
}
