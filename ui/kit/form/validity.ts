import { k } from '../i18n/en/kit.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isControl = (element: unknown): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

const chosen = (control: Control) => control instanceof HTMLSelectElement || control.type === 'radio';

/** What the browser found wrong with a control, in the page's language; undefined when it is fine. */
const complaint = (control: Control): string | undefined => {
  const { validity } = control;
  const text = control as HTMLInputElement;
  if (validity.valueMissing) return k(chosen(control) ? 'form.choose' : 'form.missing');
  if (validity.customError) return control.validationMessage;
  if (validity.typeMismatch) return k(text.type === 'email' ? 'form.email' : 'form.invalid');
  if (validity.badInput) return k('form.number');
  if (validity.rangeUnderflow) return k('form.low', { min: text.min });
  if (validity.rangeOverflow) return k('form.high', { max: text.max });
  // The browser reports lengths only after typing, not for a pasted or restored value.
  if (text.minLength > 0 && text.value && text.value.length < text.minLength)
    return k('form.short', { min: text.minLength });
  if (text.maxLength > 0 && text.value.length > text.maxLength) return k('form.long', { max: text.maxLength });
  return validity.valid ? undefined : text.title || k('form.invalid');
};

/** Complaints by field name, over the controls that are enabled and on the page. */
export const nativeErrors = (form: HTMLFormElement): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const element of form.elements) {
    if (!isControl(element) || !element.name || element.disabled) continue;
    const message = complaint(element);
    if (message !== undefined) found[element.name] ??= message;
  }
  return found;
};
