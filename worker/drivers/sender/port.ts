/** The sender port: how a message leaves. */
import type * as z from 'zod/mini';
import type { Driver } from '../driver.ts';
import type { Outcome } from '../outcome.ts';

/** With a `contentId` it is shown in the mail (RFC 2392); without, it is a file beside it. */
export type Attachment = { fileName: string; mediaType: string; contentId: string | null; content: Uint8Array };
/** `id` lets a peer recognise a repetition. */
export type Mail = { id: string; to: string; subject: string; text: string; attachments: Attachment[] };

export interface SenderPeer {
  send(mail: Mail): Promise<Outcome<null>>;
}

export interface SenderDriver<Shape extends z.ZodMiniObject = z.ZodMiniObject> extends Driver<Shape, SenderPeer> {
  /** Delivers to nobody: never used in production. */
  simulated: boolean;
}
