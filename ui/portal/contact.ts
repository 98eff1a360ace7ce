import { session } from './session.ts';

/** Where customers may write to; '' where the shop names no address, and then nothing may ask them to. */
export const contactEmail = (): string => session.current.value?.brand.contactEmail ?? '';

/** `text`, and what writing to the shop is good for, where that can be done. */
export const orWrite = (text: string, reason: string): string => (contactEmail() ? `${text} ${reason}`.trim() : text);
