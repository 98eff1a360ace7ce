import { Refusal } from '../faults/refusal.ts';
import type { Body } from './input.ts';

export type Read = { fields: Body; form: boolean };

/** curl labels JSON as a form unless told otherwise, so the first character decides. */
const isForm = (request: Request, text: string): boolean =>
  !text.trimStart().startsWith('{') &&
  (request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false);

export async function readBody(request: Request): Promise<Read> {
  const text = await request.text();
  if (text === '') return { fields: {}, form: false };
  if (isForm(request, text)) return { fields: Object.fromEntries(new URLSearchParams(text)), form: true };
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return { fields: value as Body, form: false };
  } catch {}
  throw new Refusal('validation', 'Malformed JSON');
}

/** A badly escaped path is only a name that does not exist. */
export function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
