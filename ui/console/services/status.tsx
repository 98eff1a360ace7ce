import type { ServiceRow } from '../../../worker/services/contract/model.ts';
import { Badge, type Tone } from '../../kit/shown/badge.tsx';
import { t } from '../i18n/en/services.ts';

export type Status = ServiceRow['status'];
export type ProvisionStatus = ServiceRow['provisionStatus'];

export const STATUSES: readonly Status[] = [
  'pending',
  'active',
  'suspended',
  'terminated',
  'cancelled',
  'fraud',
  'manual',
];
export const PROVISION_STATUSES: readonly ProvisionStatus[] = [
  'awaiting_payment',
  'pending',
  'deploying',
  'completed',
  'suspended',
  'terminated',
  'error',
  'needs_attention',
];

const STATUS_TONES: Record<Status, Tone> = {
  pending: 'info',
  active: 'ok',
  suspended: 'warn',
  terminated: 'neutral',
  cancelled: 'neutral',
  fraud: 'danger',
  manual: 'info',
};

export const PROVISION_TONES: Record<ProvisionStatus, Tone> = {
  awaiting_payment: 'neutral',
  pending: 'neutral',
  deploying: 'warn',
  completed: 'ok',
  suspended: 'warn',
  terminated: 'neutral',
  error: 'danger',
  needs_attention: 'danger',
};

export const StatusBadge = ({ status }: { status: Status }) => (
  <Badge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</Badge>
);

const SETTLED: readonly ProvisionStatus[] = ['completed', 'suspended', 'terminated'];

/** What the machinery does; absent once the status says it all. */
export const ProvisionBadge = ({ status, provisionStatus }: Pick<ServiceRow, 'status' | 'provisionStatus'>) => {
  if (status !== 'pending' && SETTLED.includes(provisionStatus)) return null;
  return <Badge tone={PROVISION_TONES[provisionStatus]}>{t(`provision.${provisionStatus}`)}</Badge>;
};
