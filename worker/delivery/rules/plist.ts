/** Apple property lists as XML. */

export type Plist = string | number | boolean | { data: string } | readonly Plist[] | { readonly [key: string]: Plist };

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
const escapeXml = (text: string): string => text.replace(/[&<>"\r]/g, (char) => ESCAPES[char] ?? char);

/** XML 1.0 has no way to write the other control characters, lone surrogates, U+FFFE and U+FFFF. */
export const isXmlText = (text: string): boolean =>
  text.isWellFormed() && /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text);

const isData = (value: object): value is { data: string } => 'data' in value && Object.keys(value).length === 1;

function write(value: Plist, indent: string): string {
  if (typeof value === 'string') return `${indent}<string>${escapeXml(value)}</string>`;
  if (typeof value === 'number') return `${indent}<integer>${Math.trunc(value)}</integer>`;
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (Array.isArray(value))
    return wrap(
      'array',
      indent,
      value.map((item) => write(item, `${indent}\t`)),
    );
  if (isData(value))
    return wrap(
      'data',
      indent,
      (value.data.match(/.{1,68}/g) ?? []).map((line) => indent + line),
    );
  const entries = Object.entries(value).map(
    ([key, item]) => `${indent}\t<key>${escapeXml(key)}</key>\n${write(item, `${indent}\t`)}`,
  );
  return wrap('dict', indent, entries);
}

const wrap = (tag: string, indent: string, lines: readonly string[]): string =>
  [`${indent}<${tag}>`, ...lines, `${indent}</${tag}>`].join('\n');

/** `data` is base64. Every string must be `isXmlText`. */
export const plistOf = (root: Plist): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${write(root, '')}
</plist>
`;
