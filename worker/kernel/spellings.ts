import { domainToUnicode } from 'node:url';
import { emailOf } from './email.ts';

/**
 * Under which an address may be stored, the likeliest first: as it was given, as addresses are spelt now, and with its
 * domain in letters, as they were kept before that.
 */
export function spellingsOf(email: string): readonly [string, ...string[]] {
  const given = email.trim().toLowerCase();
  const now = emailOf(given);
  if (now === null) return [given];
  const at = now.lastIndexOf('@') + 1;
  const before = now.slice(0, at) + domainToUnicode(now.slice(at));
  return [given, ...new Set([now, before].filter((spelling) => spelling !== given))];
}

/** The name of an account, known or not, whichever way its address is spelt. */
export const accountOf = (email: string): string => emailOf(email) ?? email.trim().toLowerCase();

/** Of what a stranger entered: the address, in its one spelling; of anything else no more than how long it was. */
export const tellable = (given: string) => ({ email: emailOf(given), length: [...given].length });
