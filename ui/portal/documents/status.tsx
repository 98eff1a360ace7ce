import type { DocumentRow } from '../../../worker/invoices/contract/model.ts';
import { Badge, type Tone } from '../../kit/shown/badge.tsx';
import { t } from '../i18n/en/documents.ts';

const TONES: Record<DocumentRow['status'], Tone> = { unpaid: 'warn', invoiced: 'ok', paid: 'ok', cancelled: 'neutral' };

export const StatusBadge = ({ status }: { status: DocumentRow['status'] }) => (
  <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
);
