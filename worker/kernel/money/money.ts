/**
 * Money without floats. Wallet, prices and ledger count micro-units (10⁻⁶ of the currency); documents count minor
 * units (10^−minorDigits). Every function takes and returns safe integers and throws a RangeError otherwise.
 */

export const MICRO_DIGITS = 6;
/** Where `amountMicro()` of the contracts ends too: sums of two such amounts are still exact in a double. */
export const MAX_AMOUNT_MICRO = 9_000_000_000_000_000;
/** Where `entryMicro()` of the contracts ends: a hundredth, so that tax, credit and many payments still fit. */
export const MAX_ENTRY_MICRO = MAX_AMOUNT_MICRO / 100;
const PPM = 1_000_000n;

/** Micro-units in one minor unit of a currency, e.g. 10 000 for 2 digits and 1 000 000 for 0. */
export function microPerMinor(minorDigits: number): number {
  if (!Number.isInteger(minorDigits) || minorDigits < 0 || minorDigits > MICRO_DIGITS)
    throw new RangeError(`A currency has 0 to ${MICRO_DIGITS} minor digits, not ${minorDigits}.`);
  return 10 ** (MICRO_DIGITS - minorDigits);
}

/** `amount` itself, when it is a whole number of units that the ledger can hold. */
export function checkedAmount(amount: number): number {
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > MAX_AMOUNT_MICRO)
    throw new RangeError(`${amount} is not an amount.`);
  return amount === 0 ? 0 : amount;
}

/** Exact. */
export function minorToMicro(amountMinor: number, minorDigits: number): number {
  return checkedAmount(checkedAmount(amountMinor) * microPerMinor(minorDigits));
}

/** Rounds half away from zero, so that a refund mirrors its payment. */
export function microToMinor(amountMicro: number, minorDigits: number): number {
  return divideHalfUp(BigInt(checkedAmount(amountMicro)), BigInt(microPerMinor(minorDigits)));
}

/** Rounds up: the smallest document amount that covers `amountMicro`. */
export function microToMinorCeil(amountMicro: number, minorDigits: number): number {
  const unit = microPerMinor(minorDigits);
  const rest = checkedAmount(amountMicro) % unit;
  return checkedAmount((amountMicro - rest) / unit + (rest > 0 ? 1 : 0));
}

/** Tax on one document line; `ratePpm` is parts per million of the net amount. Rounded half-up, once. */
export function taxOf(amountMinor: number, ratePpm: number): number {
  if (!Number.isSafeInteger(ratePpm) || ratePpm < 0) throw new RangeError(`${ratePpm} is not a rate.`);
  return divideHalfUp(BigInt(checkedAmount(amountMinor)) * BigInt(ratePpm), PPM);
}

export const sumOf = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => checkedAmount(sum + checkedAmount(amount)), 0);

/**
 * Shares of `total` in proportion to `weights`, whose sum is exactly `total`: each is rounded towards zero, and the
 * units left go to the largest remainders, the earlier share first when they tie.
 */
export function split(total: number, weights: readonly number[]): number[] {
  const sign = checkedAmount(total) < 0 ? -1 : 1;
  const whole = BigInt(Math.abs(total));
  const parts = weights.map((w) => {
    if (!Number.isSafeInteger(w) || w < 0) throw new RangeError(`${w} is not a weight.`);
    return BigInt(w);
  });
  const sum = parts.reduce((a, b) => a + b, 0n);
  if (sum === 0n) throw new RangeError('At least one weight is above zero.');
  const shares = parts.map((w) => Number((whole * w) / sum));
  const left = Number(whole) - sumOf(shares);
  const byRemainder = parts
    .map((w, i) => ({ i, remainder: (whole * w) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1));
  for (const { i } of byRemainder.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1;
  return shares.map((share) => (share === 0 ? 0 : share * sign));
}

function divideHalfUp(dividend: bigint, divisor: bigint): number {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = (size * 2n + divisor) / (divisor * 2n);
  return checkedAmount(Number(dividend < 0n ? -quotient : quotient));
}
