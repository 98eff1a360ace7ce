import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';

/** `trying`: its account is being made there. `untried`: the order failed before it came to it. */
export type PairState = 'chosen' | 'skipped' | 'spent' | 'trying' | 'next' | 'waiting' | 'untried';
export type PairRow = {
  key: string;
  serverId: string;
  serverName: string;
  network: string | null;
  state: PairState;
  reason: string | null;
  /** False: the product no longer offers it. */
  offered: boolean;
};

type Facts = Pick<
  ServiceDetail,
  'status' | 'provisionStatus' | 'serverId' | 'serverName' | 'network' | 'targets' | 'skipped' | 'intent'
>;
type Named = { serverId: string; serverName: string; network: string | null };

const keyOf = ({ serverId, network }: Pick<Named, 'serverId' | 'network'>): string => `${serverId}/${network ?? ''}`;
const same = (a: Pick<Named, 'serverId' | 'network'> | null | undefined, b: Named) =>
  a != null && keyOf(a) === keyOf(b);

/** What is left of a pair that nothing was heard of. */
const restOf = ({ status, provisionStatus, serverId }: Facts): PairState => {
  if (serverId !== null) return 'next';
  const goesOn = status === 'pending' && ['awaiting_payment', 'pending', 'deploying'].includes(provisionStatus);
  return goesOn ? 'waiting' : 'untried';
};

/** The product's pairs in order with what became of each, then those that the product has dropped since. */
export const pairRows = (facts: Facts): PairRow[] => {
  const { serverId, serverName, network, targets, skipped, intent } = facts;
  const chosen: Named | undefined = serverId === null ? undefined : { serverId, serverName: serverName ?? '', network };
  const stateOf = (pair: Named, passed: Facts['skipped'][number] | undefined): PairState => {
    if (same(chosen, pair)) return 'chosen';
    if (passed?.spent) return 'spent';
    if (!chosen && same(intent, pair)) return 'trying';
    return passed ? 'skipped' : restOf(facts);
  };
  const row = (pair: Named, offered: boolean): PairRow => {
    const passed = skipped.find((other) => same(other, pair));
    const state = stateOf(pair, passed);
    const told = state === 'skipped' || state === 'spent';
    const { serverId, serverName, network } = pair;
    return {
      key: keyOf(pair),
      serverId,
      serverName,
      network,
      state,
      reason: told ? (passed?.reason ?? null) : null,
      offered,
    };
  };
  const listed = targets.map((pair) => row(pair, true));
  const known = new Set(listed.map(({ key }) => key));
  const dropped = [...skipped, ...(chosen ? [chosen] : [])].filter((pair) => {
    const key = keyOf(pair);
    return !known.has(key) && known.add(key);
  });
  return [...listed, ...dropped.map((pair) => row(pair, false))];
};
