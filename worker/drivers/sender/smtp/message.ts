/** A mail as it travels (RFC 5322, MIME): 7-bit whatever it holds, and the same bytes whenever it is made. */
import { type Attachment, faultOfMail, type Mail } from '../port.ts';
import { addressField, base64, domainOf, fieldWith, parameter, refuseControls, textField, Unfit } from './header.ts';

export type Author = { from: string; fromName: string; replyTo: string };

type Part = { head: string[]; body: string };

const encoder = new TextEncoder();
const LINE = 76;

/** UTC, as RFC 5322 writes it. */
export const dateOf = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');

export const messageIdOf = ({ id }: Pick<Mail, 'id'>, from: string): string =>
  `<${id.toLowerCase()}@${domainOf(from)}>`;

const escaped = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** One line of quoted-printable: lines of at most 76 characters, no blank at an end. */
function quotedLine(line: string): string {
  const bytes = encoder.encode(line);
  const out: string[] = [];
  let current = '';
  bytes.forEach((byte, i) => {
    const last = i === bytes.length - 1;
    const safe = (byte >= 33 && byte <= 126 && byte !== 61) || ((byte === 32 || byte === 9) && !last);
    const piece = safe ? String.fromCharCode(byte) : escaped(byte);
    if (current.length + piece.length > LINE - 1) {
      out.push(`${current}=`);
      current = '';
    }
    current += piece;
  });
  return [...out, current].join('\r\n');
}

export const quotedPrintable = (text: string): string =>
  text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map(quotedLine)
    .join('\r\n');

const wrapped = (text: string): string => text.match(/.{1,76}/g)?.join('\r\n') ?? '';

const textPart = (type: 'plain' | 'html', text: string): Part => ({
  head: [`Content-Type: text/${type}; charset=utf-8`, 'Content-Transfer-Encoding: quoted-printable'],
  body: quotedPrintable(text),
});

function filePart({ fileName, mediaType, contentId, content }: Attachment): Part {
  const shown = contentId === null ? 'attachment' : 'inline';
  return {
    head: [
      fieldWith('Content-Type', mediaType, parameter('name', fileName)),
      'Content-Transfer-Encoding: base64',
      fieldWith('Content-Disposition', shown, parameter('filename', fileName)),
      ...(contentId === null ? [] : [`Content-ID: <${contentId}>`]),
    ],
    body: wrapped(base64(content)),
  };
}

/** No line of 7-bit quoted-printable or base64 can be this boundary: `=_` never stands in either. */
function multipart(kind: string, boundary: string, parts: readonly Part[], parameters: string[] = []): Part {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const inner = parts.map(({ head, body }) => [`--${boundary}`, ...head, '', body].join('\r\n'));
  return {
    head: [fieldWith('Content-Type', `multipart/${kind}`, [...parameters, `boundary="${boundary}"`])],
    body: [...inner, `--${boundary}--`, ''].join('\r\n'),
  };
}

function bodyOf({ id, text, html, attachments }: Mail): Part {
  const mark = (kind: string) => `=_${kind}_${id.toLowerCase()}`;
  const [shown, beside] = [attachments.filter((a) => a.contentId !== null), attachments.filter((a) => !a.contentId)];
  const related = multipart(
    'related',
    mark('related'),
    [textPart('html', html), ...shown.map(filePart)],
    ['type="text/html"'],
  );
  const both = multipart('alternative', mark('alternative'), [textPart('plain', text), related]);
  return multipart('mixed', mark('mixed'), [both, ...beside.map(filePart)]);
}

/** Throws `Unfit` for what would not arrive as it was meant. */
export function messageOf(mail: Mail, { from, fromName, replyTo }: Author): Uint8Array {
  const unfit = faultOfMail(mail);
  if (unfit) throw new Unfit(unfit);
  const { head, body } = bodyOf(mail);
  const lines = [
    addressField('From', from, fromName),
    addressField('To', mail.to),
    ...(replyTo === '' ? [] : [addressField('Reply-To', replyTo)]),
    textField('Subject', mail.subject),
    `Date: ${dateOf(mail.at)}`,
    `Message-ID: ${refuseControls('Message-ID', messageIdOf(mail, from))}`,
    // Nobody's absence answers a shop (RFC 3834).
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    ...head,
    '',
    body,
  ];
  return encoder.encode(`${lines.join('\r\n')}\r\n`);
}
