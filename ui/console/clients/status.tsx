import type { Client } from '../../../worker/accounts/contract/model.ts';
import { Badge, type Tone } from '../../kit/shown/badge.tsx';
import { t } from '../i18n/en/clients.ts';

export type Status = Client['status'];
export const STATUSES: readonly Status[] = ['new', 'active', 'inactive', 'closed', 'fraud'];

const TONES: Record<Status, Tone> = {
  new: 'info',
  active: 'ok',
  inactive: 'neutral',
  closed: 'neutral',
  fraud: 'danger',
};

export const ClientStatus = ({ status }: { status: Status }) => (
  <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
);
