/** What the addresses of the REST API take: told to a caller who used another method, and asked before a body is read. */
import type { AnyContractRouter } from '@orpc/contract';
import type { EndpointMeta } from '../contract.ts';

type Route = { method: string; pattern: RegExp; maxBytes: number | undefined };
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
    if (path) yield { method, pattern: patternOf(path), maxBytes: meta.maxBytes };
  }
}

const patternOf = (path: string) =>
  new RegExp(`^${path.replace(/[.*+?^$|()[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`);

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
    const here = table.filter((r) => r.pattern.test(path));
    return {
      methods: [...new Set(here.map((r) => r.method))].sort(),
      maxBytes: here.find((r) => r.method === method)?.maxBytes,
    };
  };
}
