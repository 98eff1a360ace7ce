/** Pure: the part of Markdown that the guides are written in, as data. */

export type Block =
  | { kind: 'heading'; level: number; id: string; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: string[]; rows: string[][] };

export type Span = { kind: 'text' | 'code' | 'strong'; text: string } | { kind: 'link'; text: string; href: string };

/** As it is called in a link: `## 3. Let Cloudflare in` is `#3-let-cloudflare-in`. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .replace(/ /g, '-');

const cells = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** Blocks are separated by empty lines; those of a code block belong to it. */
function chunks(source: string): string[] {
  return source
    .split(/(^```[^\n]*\n[\s\S]*?^```$)/m)
    .flatMap((part) => (part.startsWith('```') ? [part] : part.split(/\n\s*\n/)))
    .map((part) => part.trim())
    .filter(Boolean);
}

export function blocksOf(source: string): Block[] {
  return chunks(source).map((chunk): Block => {
    const heading = /^(#+) (.+)$/.exec(chunk);
    if (heading?.[1] && heading[2]) {
      const [, { length: level }, text] = heading;
      return { kind: 'heading', level, id: anchorOf(text), text };
    }
    const lines = chunk.split('\n');
    if (chunk.startsWith('```')) return { kind: 'code', text: lines.slice(1, -1).join('\n') };
    const [head = '', , ...rows] = lines;
    if (head.startsWith('|')) return { kind: 'table', head: cells(head), rows: rows.map(cells) };
    return { kind: 'paragraph', text: lines.join(' ') };
  });
}

const SPAN = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]+)\)/g;

export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(SPAN)) {
    const [whole, code, strong, link, href = ''] = match;
    if (match.index > from) spans.push({ kind: 'text', text: text.slice(from, match.index) });
    if (code !== undefined) spans.push({ kind: 'code', text: code });
    else if (strong !== undefined) spans.push({ kind: 'strong', text: strong });
    else if (link !== undefined) spans.push({ kind: 'link', text: link, href });
    from = match.index + whole.length;
  }
  if (from < text.length) spans.push({ kind: 'text', text: text.slice(from) });
  return spans;
}
