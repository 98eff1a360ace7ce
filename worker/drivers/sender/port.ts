/** The sender port: how a message leaves. */
import type { Reach } from '../../kernel/reach.ts';
import type { Outcome } from '../provisioning/port.ts';

export type Mail = { id: string; to: string; subject: string; text: string };

export interface SenderDriver {
  key: string;
  label: string;
  /** Delivers to nobody: never used in production. */
  simulated: boolean;
  send(reach: Reach, mail: Mail): Promise<Outcome<null>>;
}
