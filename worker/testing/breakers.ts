import { Breakers } from '../kernel/reach/breaker.ts';

const made: Breakers[] = [];

/** Of one world; without jitter. */
export function newBreakers(): Breakers {
  const breakers = new Breakers(() => 0);
  made.push(breakers);
  return breakers;
}

/** What a test did to the shared panel is not held against it in the next one. */
export function forgiveAll(): void {
  for (const breakers of made) breakers.reset();
}
