/**
 * Stands in for `ulidx` behind the pictures. Ids of one instant count up in the order in which the story made them;
 * what only looks at the shop takes its own, so that how often it looked changes none of them.
 */
import { chance, looking } from './world.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const encodeTime = (value: number, length: number): string => {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = `${DIGITS[rest % 32]}${text}`;
  return text;
};

const drawn = (draw: () => number, length: number) =>
  Array.from({ length }, () => DIGITS[(draw() >>> 0) % 32]).join('');

export const monotonicFactory = () => {
  let last = { now: 0, n: 0 };
  return (now: number): string => {
    const look = looking();
    if (look) return `${encodeTime(now, 10)}${drawn(look, 16)}`;
    last = now > last.now ? { now, n: 0 } : { now: last.now, n: last.n + 1 };
    return `${encodeTime(last.now, 10)}${drawn(chance(`ids of ${last.now}`), 12)}${encodeTime(last.n, 4)}`;
  };
};
