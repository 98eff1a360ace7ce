import type { DriverForm } from '../../../worker/kernel/instance.ts';
import { humanise } from '../../kit/resource/define.ts';

export type Words = Pick<DriverForm, 'words'>;

/** What the driver calls it, or what can be made of its key. */
export const driverWord = (driver: Words | undefined, key: string): string =>
  driver?.words[key] ?? humanise(key.slice(key.lastIndexOf('.') + 1));
