/** Which methods an address of the REST API answers: told to a caller who used another one. */
import type { AnyContractRouter } from '@orpc/contract';

type Route = { method: string; pattern: RegExp };
type Procedure = { '~orpc': { route: { method?: string; path?: string } } };

function* routes(node: object): Generator<Route> {
  for (const value of Object.values(node)) {
    if (typeof value !== 'object' || value === null) continue;
    if (!('~orpc' in value)) {
      yield* routes(value);
      continue;
    }
    const { method = 'POST', path } = (value as Procedure)['~orpc'].route;
    if (path) yield { method, pattern: patternOf(path) };
  }
}

const patternOf = (path: string) =>
  new RegExp(`^${path.replace(/[.*+?^$|()[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`);

/** Given a path without the prefix, its methods in alphabetical order; none when the address is unknown. */
export function methodTable(contract: AnyContractRouter): (path: string) => string[] {
  const table = [...routes(contract)];
  return (path) => [...new Set(table.filter((r) => r.pattern.test(path)).map((r) => r.method))].sort();
}
