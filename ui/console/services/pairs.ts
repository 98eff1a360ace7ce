import type { ServiceDetail } from '../../../worker/services/contract/model.ts';

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

type Standing = Pick<ServiceDetail, 'status' | 'provisionStatus'>;
type Of<K extends keyof ServiceDetail> = Pick<ServiceDetail, K>;

/** The server decides; these only keep buttons away that it would refuse. */
export const mayRetry = ({ status, provisionStatus }: Standing): boolean =>
  status === 'pending' && ['pending', 'deploying', 'error', 'needs_attention'].includes(provisionStatus);
export const mayCancel = ({ status }: Of<'status'>): boolean => status === 'pending';
/** Its server may hold an account that nobody confirmed. */
export const mayLeaveAccount = ({ intent }: Of<'intent'>): boolean =>
  intent !== null && ['creating', 'capping', 'removing'].includes(intent.step);
export const mayChange = ({ status }: Of<'status'>): boolean => status === 'active';
export const mayMail = ({ status }: Of<'status'>): boolean => status === 'active';
export const maySuspend = ({ status }: Of<'status'>): boolean => status === 'active';
export const mayUnsuspend = ({ status }: Of<'status'>): boolean => status === 'suspended';
export const mayTerminate = ({ status }: Of<'status'>): boolean =>
  ['active', 'suspended', 'manual', 'fraud'].includes(status);
export const maySync = ({ vpn, serverId }: Of<'vpn' | 'serverId'>): boolean => vpn !== null && serverId !== null;
/** A comparison found that its account is gone. */
export const mayRecreate = ({ status, cause }: Of<'status' | 'cause'>): boolean =>
  status === 'active' && cause?.code === 'account_missing';

/** The machinery is at work on it: the page follows. */
export const isMoving = ({ status, provisionStatus }: Standing): boolean => {
  if (provisionStatus === 'deploying') return true;
  if (status === 'pending') return provisionStatus === 'pending';
  if (status === 'active') return provisionStatus === 'suspended';
  if (status === 'suspended') return provisionStatus === 'completed';
  return status === 'terminated' && ['completed', 'suspended'].includes(provisionStatus);
};
