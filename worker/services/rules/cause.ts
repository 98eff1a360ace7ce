/** Why a service is what it is, in the words that its customer reads. */

import type { Teller } from '../../kernel/words/word.ts';
import type { Cause } from '../contract/model.ts';
import CAUSES from '../words/en/causes.ts';
import { because } from '../words/index.ts';

export type CauseCode = keyof typeof CAUSES;

export const causeOf = (code: CauseCode, at: number): Cause => ({ code, message: because(code).text, at });

/** As the reader reads it. What staff wrote is left as they wrote it. */
export const toldCause = (cause: Cause | null, say: Teller): Cause | null =>
  cause === null || !Object.hasOwn(CAUSES, cause.code)
    ? cause
    : { ...cause, message: say({ code: `services.causes:${cause.code}`, text: cause.message }) };

/** What a delivered service carries while its account is gone. */
export const ACCOUNT_MISSING = 'account_missing' satisfies CauseCode;
