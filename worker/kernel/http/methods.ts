/** What the addresses of the REST API take: told to a caller who used another method, and asked before a body is read. */
import type { AnyContractRouter } from '@orpc/contract';
import type { EndpointMeta } from '../contract.ts';

type Route = { method: string; segments: readonly (string | null)[]; maxBytes: number | undefined };
type Procedure = { '~orpc': { meta: EndpointMeta; route: { method?: string; path?: string } } };

function* routes(node: object): Generator<Route> {
  for (const value of Object.values(node)) {
    if (typeof value !== 'object' || value === null) continue;
    if (!('~orpc' in value)) {
      yield* routes(value);
      continue;
    }
    const { meta, route } = (value as Procedure)['~orpc'];
    const { method = 'POST', path } = route;
    if (path) yield { method, segments: segmentsOf(path), maxBytes: meta.maxBytes };
  }
}

/** null stands for whatever is there. */
const segmentsOf = (path: string) => path.split('/').map((segment) => (segment.startsWith('{') ? null : segment));

const fits = ({ segments }: Route, said: readonly string[]): boolean =>
  segments.length === said.length &&
  segments.every((segment, at) => (segment === null ? said[at] !== '' : segment === said[at]));

export type Address = {
  /** In alphabetical order; none when the address is unknown. */
  methods: string[];
  /** Undefined where it is the limit of all. */
  maxBytes: number | undefined;
};

/** Given a path without the prefix and the method that was used. */
export function addressTable(contract: AnyContractRouter): (path: string, method: string) => Address {
  const table = [...routes(contract)];
  return (path, method) => {
    const said = path.split('/');
    const here = table.filter((route) => fits(route, said));
    return {
      methods: [...new Set(here.map((r) => r.method))].sort(),
      maxBytes: here.find((r) => r.method === method)?.maxBytes,
    };
  };
}
