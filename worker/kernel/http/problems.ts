/** Which problems an endpoint can answer: those of its kind, derived here, and those that it declares beside its permission. */
import type { EndpointMeta } from '../contract.ts';
import type { ProblemCode } from '../problem.ts';

export type EndpointRoute = { method?: string | undefined; path?: string | undefined };

/** In the order of their status; each once. */
export function problemsOf(meta: EndpointMeta, route: EndpointRoute): readonly ProblemCode[] {
  return [...new Set([...ofCaller(meta), ...ofRequest(meta, route), ...(meta.problems ?? []), 'internal' as const])];
}

function ofCaller({ permit }: EndpointMeta): readonly ProblemCode[] {
  if (permit === 'public' || permit === undefined) return [];
  return permit === 'client' ? ['unauthorized', 'client_blocked'] : ['unauthorized', 'forbidden'];
}

function ofRequest({ idempotent }: EndpointMeta, { method = 'POST', path = '' }: EndpointRoute): ProblemCode[] {
  return [
    ...(method === 'GET' ? [] : (['https_required', 'cross_site', 'too_large'] as const)),
    ...(path.includes('{') ? (['not_found'] as const) : []),
    'validation',
    ...(idempotent ? (['idempotency_mismatch', 'idempotency_replay'] as const) : []),
  ];
}
