import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';

type Standing = Pick<ServiceDetail, 'status' | 'provisionStatus'>;
type Of<K extends keyof ServiceDetail> = Pick<ServiceDetail, K>;

/** The server decides; these only keep buttons away that it would refuse. */
export const mayRetry = ({ status, provisionStatus }: Standing): boolean =>
  status === 'pending' && ['pending', 'deploying', 'error', 'needs_attention'].includes(provisionStatus);
/** Nothing of it can be anywhere: then staff may say where it goes, also between two attempts. */
export const mayChoosePlace = (service: Standing & Of<'deployment'>): boolean =>
  mayRetry(service) && (service.deployment?.account ?? 'none') === 'none';
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
