import { useRef } from 'preact/hooks';
import type { Query } from '../data/store/cache.ts';

/** While another key loads, what the one before brought, marked as outdated: figures change in place, nothing jumps. */
export const useKept = <T>({ data, loading }: Query<T>): { data: T | undefined; outdated: boolean } => {
  const kept = useRef<T>(undefined);
  if (data !== undefined) kept.current = data;
  return { data: kept.current, outdated: data === undefined || loading };
};
