/** Pure: what a server's accounts and its services say about each other. */
import type { Account } from '../drivers/provisioning/port.ts';
import type { Word } from '../kernel/words/word.ts';
import type { IntentRow } from '../provisioning/index.ts';
import { ACCOUNT_MISSING, type ServiceRow, statusWord } from '../services/index.ts';
import type { Finding } from './contract/model.ts';
import { found } from './words/index.ts';

export const MOST_FINDINGS = 500;

export const REPORT_RETENTION_MS = 90 * 86_400_000;

/** So few changes are plausible on any server. */
const ALWAYS_PLAUSIBLE = 3;

const MOST_CHANGES = 20;

const MOST_PERCENT = 10;

/** A delivered service whose account belongs on the server, or an order whose account may be there. */
export type Wanted = Pick<ServiceRow, 'id' | 'number' | 'status' | 'provisionStatus' | 'downMbps' | 'upMbps'> & {
  vpnName: string;
  causeCode: string | null;
  step: IntentRow['step'] | null;
};

/** An account that this shop has made there at some time, and what became of its service. */
export type Made = {
  vpnName: string;
  serviceId: string;
  number: number;
  status: ServiceRow['status'];
  provisionStatus: ServiceRow['provisionStatus'];
  /** The service still goes by this name. */
  isCurrent: boolean;
  /** Its service, or the intent of its order, is about this server or another row of the same address. */
  isHere: boolean;
  step: IntentRow['step'] | null;
};

const OPEN_STEPS: readonly (IntentRow['step'] | null)[] = ['creating', 'capping', 'removing'];

/** Something is being done to the account now, or was begun: not the moment to compare it. */
const isBusy = ({ step, provisionStatus }: Pick<Wanted, 'step' | 'provisionStatus'>) =>
  OPEN_STEPS.includes(step) || provisionStatus === 'deploying';

export function isOrphan(made: Made): boolean {
  const { status, provisionStatus, isCurrent, isHere, step } = made;
  // Until its removal has ended, its last traffic may still have to be read.
  if (status === 'terminated' || status === 'cancelled') return provisionStatus === 'terminated' && step !== 'removing';
  if (status === 'pending') return !(isHere && OPEN_STEPS.includes(step));
  if (status !== 'active' && status !== 'suspended') return false;
  return !(isCurrent && isHere);
}

export type Comparison = { findings: Finding[]; services: number; accounts: number; foreignAccounts: number };

/** Of an account in `unread` nothing is said but that; and while one of them has no name, none is said to be missing. */
export function compare(
  allWanted: readonly Wanted[],
  allMade: readonly Made[],
  accounts: readonly Account[],
  unread: readonly (string | null)[] = [],
): Comparison {
  const wanted = allWanted.filter((w) => !unread.includes(w.vpnName));
  const made = allMade.filter((m) => !unread.includes(m.vpnName));
  const isClear = (name: string) => found.has(name) || !unread.includes(null);
  const found = new Map(accounts.map((account) => [account.name, account]));
  const known = new Set([...made.map((m) => m.vpnName), ...wanted.map((w) => w.vpnName)]);
  const told = wanted.filter((w) => isClear(w.vpnName));
  const findings = [
    ...told.filter((w) => w.status !== 'pending').flatMap((w) => deliveredFindings(w, found.get(w.vpnName))),
    ...told.filter((w) => w.status === 'pending').flatMap((w) => parkedFinding(w, found.has(w.vpnName))),
    ...made.filter((m) => found.has(m.vpnName) && isOrphan(m)).map(orphanFinding),
    ...unreadFindings(unread, allWanted),
  ];
  return {
    findings,
    services: allWanted.filter((w) => w.status !== 'pending').length,
    accounts: accounts.length,
    foreignAccounts: accounts.filter((account) => !known.has(account.name)).length,
  };
}

const about = ({ id, number, vpnName }: Wanted) => ({ serviceId: id, serviceNumber: number, vpnName });

function deliveredFindings(wanted: Wanted, account: Account | undefined): Finding[] {
  if (isBusy(wanted)) return [];
  const { status, downMbps, upMbps } = wanted;
  const to = about(wanted);
  if (!account) {
    const isNoted = wanted.causeCode === ACCOUNT_MISSING && wanted.provisionStatus === 'needs_attention';
    const change = isNoted ? 'none' : 'attention';
    return [{ ...to, kind: 'missing', change, detail: found('missing', { status: statusWord(status) }) }];
  }
  if (status === 'suspended')
    return account.enabled
      ? [{ ...to, kind: 'state', change: 'suspend', detail: found('suspendedEnabled') }]
      : backAgain(wanted, 'suspend');
  if (!account.enabled) return [{ ...to, kind: 'state', change: 'ensure', detail: found('activeDisabled') }];
  const { caps } = account;
  if (caps.downMbps === downMbps && caps.upMbps === upMbps) return backAgain(wanted, 'ensure');
  const detail = found('speed', { sold: `${downMbps}/${upMbps}`, has: `${caps.downMbps}/${caps.upMbps}` });
  return [{ ...to, kind: 'speed', change: 'ensure', detail }];
}

/** A person was waited for, and meanwhile the account is as it should be. */
const backAgain = (wanted: Wanted, change: 'ensure' | 'suspend'): Finding[] =>
  wanted.provisionStatus === 'needs_attention'
    ? [{ ...about(wanted), kind: 'state', change, detail: found('again') }]
    : [];

/** Of an order that waits for a person because its server did not answer: now it does. */
function parkedFinding(wanted: Wanted, isThere: boolean): Finding[] {
  const { provisionStatus, causeCode } = wanted;
  if (provisionStatus !== 'needs_attention' || (causeCode !== 'unconfirmed' && causeCode !== 'interrupted')) return [];
  const detail = isThere ? found('parkedThere') : found('parkedGone');
  return [{ ...about(wanted), kind: 'parked', change: 'resume', detail }];
}

const orphanFinding = ({ vpnName, serviceId, number, status, isCurrent }: Made): Finding => ({
  kind: 'orphan',
  change: 'remove',
  vpnName,
  serviceId,
  serviceNumber: number,
  detail: isCurrent ? found('unwanted', { status: statusWord(status) }) : found('renamed'),
});

/** One for each that has a name, one for all that have none. */
function unreadFindings(unread: readonly (string | null)[], wanted: readonly Wanted[]): Finding[] {
  const byName = new Map(wanted.map((w) => [w.vpnName, w]));
  const nameless = unread.filter((name) => name === null).length;
  const named = unread.flatMap((vpnName): Finding[] => {
    if (vpnName === null) return [];
    const { id: serviceId = null, number: serviceNumber = null } = byName.get(vpnName) ?? {};
    return [{ kind: 'unread', change: 'none', vpnName, serviceId, serviceNumber, detail: found('unread') }];
  });
  if (nameless === 0) return named;
  const detail = found('unreadNameless', { n: nameless });
  return [...named, { kind: 'unread', change: 'none', vpnName: '', serviceId: null, serviceNumber: null, detail }];
}

/** Why so many changes are not made, or null. `accepted` is the number that a person agreed to. */
export function whyTooMany(
  changes: number,
  { services, accounts, foreignAccounts }: Comparison,
  accepted?: number,
): Word | null {
  if (changes <= ALWAYS_PLAUSIBLE || changes === accepted) return null;
  const size = Math.max(services, accounts - foreignAccounts);
  if (changes <= MOST_CHANGES && changes * 100 <= size * MOST_PERCENT) return null;
  return found('tooMany', { changes, size, most: MOST_CHANGES, percent: MOST_PERCENT });
}
