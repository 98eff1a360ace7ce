import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';

export type PairState = 'chosen' | 'skipped' | 'next';
export type PairRow = {
  key: string;
  serverName: string;
  network: string | null;
  state: PairState;
  reason: string | null;
  /** False: the product no longer offers it. */
  offered: boolean;
};

type Facts = Pick<ServiceDetail, 'serverId' | 'serverName' | 'network' | 'targets' | 'skipped'>;
type Named = { serverId: string; serverName: string; network: string | null };

const keyOf = ({ serverId, network }: Pick<Named, 'serverId' | 'network'>): string => `${serverId}/${network ?? ''}`;

/** The product's pairs in order with what became of each, then those that the product has dropped since. */
export const pairRows = ({ serverId, serverName, network, targets, skipped }: Facts): PairRow[] => {
  const chosen: Named | undefined = serverId === null ? undefined : { serverId, serverName: serverName ?? '', network };
  const row = (pair: Named, offered: boolean): PairRow => {
    const why = skipped.find((other) => keyOf(other) === keyOf(pair))?.reason ?? null;
    const taken = chosen !== undefined && keyOf(chosen) === keyOf(pair);
    const state = taken ? 'chosen' : why === null ? 'next' : 'skipped';
    return {
      key: keyOf(pair),
      serverName: pair.serverName,
      network: pair.network,
      state,
      reason: taken ? null : why,
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
