/** The HTML part of a mail: what its text says, escaped, and the pictures that belong to it. */

type Picture = { fileName: string; contentId: string | null };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');

/** Only a line that is an address and nothing else is a link: what somebody typed into a sentence stays text. */
const line = (text: string): string => {
  const shown = escaped(text);
  return /^https?:\/\/[^\s"'<>]+$/.test(text) ? `<a href="${shown}">${shown}</a>` : shown;
};

const paragraph = (text: string): string => `<p>${text.split('\n').map(line).join('<br>\n')}</p>`;

const picture = ({ contentId, fileName }: Picture): string =>
  `<p><img src="cid:${escaped(contentId ?? '')}" alt="${escaped(fileName)}" width="280"></p>`;

export function htmlOf(text: string, attachments: readonly Picture[]): string {
  const said = text
    .trim()
    .split(/\n{2,}/)
    .map(paragraph);
  const shown = attachments.filter(({ contentId }) => contentId !== null).map(picture);
  const head = '<!DOCTYPE html><html><head><meta charset="utf-8"></head>';
  return [head, '<body style="font:16px/1.5 sans-serif">', ...said, ...shown, '</body></html>', ''].join('\n');
}
