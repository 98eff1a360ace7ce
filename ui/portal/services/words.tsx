import type { MyService } from '../../../worker/services/contract/model.ts';
import { StatusDot } from '../../kit/shown/badge.tsx';
import { t } from '../i18n/en/states.ts';
import { type ServiceState, toneOf } from './state.ts';

/** What its owner calls it, or the plan with the number that tells it from another of the same. */
export const nameOf = ({ label, productName, number }: Pick<MyService, 'label' | 'productName' | 'number'>): string =>
  label || `${productName} #${number}`;

export const stateWords = (state: ServiceState): string => t(`state.${state}`);

export const StateDot = ({ state }: { state: ServiceState }) => (
  <StatusDot tone={toneOf(state)}>{stateWords(state)}</StatusDot>
);
