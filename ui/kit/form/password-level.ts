export type PasswordLevel = 'weak' | 'fair' | 'good' | 'strong';
export const PASSWORD_MIN = 10;

/** A hint, no gate: length counts most, then how many kinds of characters; repeats and runs count little. */
export const passwordLevel = (password: string): PasswordLevel => {
  if (password.length < PASSWORD_MIN) return 'weak';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  const distinct = new Set(password).size;
  if (distinct < 5) return 'weak';
  const score = Math.min(password.length, distinct * 2) + kinds * 2;
  if (score >= 24) return 'strong';
  return score >= 17 ? 'good' : 'fair';
};
