/** The sender port: how a message leaves. */
import type * as z from 'zod/mini';
import type { Driver } from '../driver.ts';
import type { Outcome } from '../outcome.ts';

/** With a `contentId` it is shown in the mail (RFC 2392); without, it is a file beside it. */
export type Attachment = { fileName: string; mediaType: string; contentId: string | null; content: Uint8Array };

/**
 * The same mail handed over again is the same to the byte: `id` lets a peer recognise a repetition, `at` is when it was
 * written. `html` says what `text` says, and shows the attachments that have a `contentId`.
 */
export type Mail = {
  id: string;
  at: number;
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
};

/** Hears each line of what was said to the peer and by it, without secrets: for a person who tries the settings. */
export type Listening = (line: string) => void;

export interface SenderPeer {
  /** `ok` once the peer has taken the mail over; what it does with it then, it tells nobody. */
  send(mail: Mail, hear?: Listening): Promise<Outcome<null>>;
}

export interface SenderDriver<Shape extends z.ZodMiniObject = z.ZodMiniObject> extends Driver<Shape, SenderPeer> {
  /** Delivers to nobody: never used in production. */
  simulated: boolean;
}
