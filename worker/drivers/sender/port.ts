/** The sender port: how a message leaves. */
import type { Reach } from '../../kernel/reach/reach.ts';
import type { Outcome } from '../provisioning/port.ts';

/** With a `contentId` it is shown in the mail (RFC 2392); without, it is a file beside it. */
export type Attachment = { fileName: string; mediaType: string; contentId: string | null; content: Uint8Array };
export type Mail = { id: string; to: string; subject: string; text: string; attachments: Attachment[] };

export interface SenderDriver {
  key: string;
  label: string;
  /** Delivers to nobody: never used in production. */
  simulated: boolean;
  send(reach: Reach, mail: Mail): Promise<Outcome<null>>;
}
