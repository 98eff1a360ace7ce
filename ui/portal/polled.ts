import { useEffect, useState } from 'preact/hooks';
import { type Fetcher, type Query, type QueryKey, useQuery } from '../data/store/cache.ts';

const TICK_MS = 1000;

export type Polled<T> = {
  query: Query<T>;
  /** It still waits, but is no longer asked about. */
  gaveUp: boolean;
  again: () => void;
};

/** Asks again while what came is in a `phase` that will pass, for at most `forMs` of being looked at in each phase. */
export const usePolled = <T>(
  key: QueryKey,
  fetcher: Fetcher<T>,
  phaseOf: (data: T) => string | null,
  { everyMs, forMs }: { everyMs: number; forMs: number },
): Polled<T> => {
  const [phase, setPhase] = useState<string | null>(null);
  const [gaveUp, setGaveUp] = useState(false);
  const asking = phase !== null && !gaveUp;
  const query = useQuery(key, fetcher, asking ? { everyMs, staleMs: 0 } : { staleMs: 0 });
  const { data } = query;

  // While rendering, because what a phase is may also depend on signals, such as the balance.
  const found = data === undefined ? null : phaseOf(data);
  useEffect(() => setPhase(found), [found]);
  useEffect(() => setGaveUp(false), [phase]);
  useEffect(() => {
    if (!asking) return;
    let leftMs = forMs;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      leftMs -= TICK_MS;
      if (leftMs <= 0) setGaveUp(true);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [asking, phase, forMs]);

  return {
    query,
    gaveUp: phase !== null && gaveUp,
    again: () => {
      setGaveUp(false);
      void query.refetch();
    },
  };
};
