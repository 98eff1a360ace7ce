/** The sender port: how a message leaves. */
import type * as z from 'zod/mini';
import { isDomain } from '../../kernel/email.ts';
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

const LOCAL = /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}$/u;

/** A whole address and nothing beside it: every one that may sign up is one. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  return text.length <= 254 && LOCAL.test(text.slice(0, Math.max(0, at))) && isDomain(text.slice(at + 1).toLowerCase());
}

/** Nothing in it ends a line, and so none starts another header. */
export const isOneLine = (text: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(text);

/** Why no sender takes this mail, or null: what could start another header is refused, never mended. */
export function faultOfMail({ id, to, subject, attachments }: Mail): string | null {
  const one = (what: string, text: string) =>
    isOneLine(text) ? null : `The ${what} holds a line break or a control character.`;
  if (!/^[0-9A-Za-z]{1,40}$/.test(id)) return 'The id of the mail is none.';
  if (!isAddress(to)) return 'The address of the recipient is no e-mail address.';
  const files = attachments.map(({ fileName, mediaType, contentId }) => {
    if (!/^[a-z]+\/[a-z0-9.+-]+(; charset=[a-z0-9-]+)?$/i.test(mediaType)) return 'The media type of a file is none.';
    if (contentId !== null && !/^[A-Za-z0-9._-]{1,60}$/.test(contentId)) return 'The content id of a picture is none.';
    return one('name of a file', fileName);
  });
  return [one('subject', subject), ...files].find((fault) => fault !== null) ?? null;
}

export interface SenderPeer {
  /** `ok` once the peer has taken the mail over; what it does with it then, it tells nobody. */
  send(mail: Mail, hear?: Listening): Promise<Outcome<null>>;
}

export interface SenderDriver<Shape extends z.ZodMiniObject = z.ZodMiniObject> extends Driver<Shape, SenderPeer> {
  /** Delivers to nobody: never used in production. */
  simulated: boolean;
}
