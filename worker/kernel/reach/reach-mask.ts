/** Takes secrets out of what `reach` logs: known strings, values under telling keys, key material by its form. */

const HIDDEN = '***';
/** Longer values are certificates, profiles and QR codes: nobody reads them in a log, and many hold keys. */
const SHOWN_CHARS = 160;
const BODY_CHARS = 4000;
/** What a peer says beyond this is never looked at: its length decides over nobody's time. */
const READ_CHARS = 64 * 1024;

/** Anywhere in a key: rather too much is hidden than too little. */
const TELLING =
  /pass(?:word|wd|phrase)?|pwd|token|secret|psk|pre_?shared_?key|private_?key|api_?key|access_?key|authori[sz]ation|credentials?|cookie|user_?name|hash|signature|otl|link/i;

/** For bodies that do not parse: `"key": "value"` as far as the value goes, even when it is cut. */
const PAIR = /(["'])([\w-]{1,128})(["']\s{0,16}:\s{0,16})(?:"(?:[^"\\]|\\.)*"?|[^\s,{}[\]"][^\s,}\]]*)/gs;

/** Key material by its form: 32-byte base64 keys, one-time links, what a header of HTTP carries. */
const FORMS: readonly [form: RegExp, hidden: string][] = [
  [/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=/g, HIDDEN],
  [/\/otl\/[^\s"'<>]+/g, `/otl/${HIDDEN}`],
  [/\b(bearer|basic)\s{1,16}[\w.~+/=-]{6,}/gi, `$1 ${HIDDEN}`],
];

/** From where a PEM block begins to where it ends, or to the end of the text. */
function withoutPem(text: string): string {
  const kept: string[] = [];
  for (let at = 0; ; ) {
    const begin = text.indexOf('-----BEGIN ', at);
    if (begin < 0) return kept.join('') + text.slice(at);
    kept.push(text.slice(at, begin), HIDDEN);
    const end = text.indexOf('-----END ', begin);
    const close = end < 0 ? -1 : text.indexOf('-----', end + 9);
    if (close < 0) return kept.join('');
    at = close + 5;
  }
}

/** A key that the cut goes through is not seen as one. */
const LONGEST_FORM = 64;

/** Every spelling in which a known secret may turn up: as it is, inside JSON, inside a URL, as Basic credentials. */
const spellings = (secret: string): string[] => {
  const latin = [...secret].every((char) => char.charCodeAt(0) < 256);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    ...(latin ? [btoa(secret)] : []),
  ];
};

const withoutPairs = (raw: string): string =>
  raw.replace(PAIR, (pair, open: string, key: string, colon: string) =>
    TELLING.test(key) ? `${open}${key}${colon}"${HIDDEN}"` : pair,
  );

export interface Mask {
  /** For free text: error messages, paths, bodies that are not JSON. */
  text(text: string): string;
  /** For a body: JSON keeps its structure, anything else is treated as free text and shortened. */
  body(text: string): string;
}

/** `secrets` are the strings this `Reach` was opened with; empty ones are ignored. */
export function makeMask(secrets: readonly string[]): Mask {
  const known = [...new Set(secrets.filter((secret) => secret !== '').flatMap(spellings))].sort(
    (a, b) => b.length - a.length,
  );
  const hide = (raw: string): string => {
    const withoutKnown = known.reduce((masked, secret) => masked.replaceAll(secret, HIDDEN), raw);
    return FORMS.reduce((masked, [form, hidden]) => masked.replace(form, hidden), withoutPem(withoutKnown));
  };
  const longest = Math.max(LONGEST_FORM, ...known.map((secret) => secret.length));
  /** Cut before anything is looked for; what is left of a secret that the cut went through goes with the end. */
  const masked = (raw: string, first: (head: string) => string): string =>
    raw.length <= READ_CHARS ? hide(first(raw)) : hide(first(raw.slice(0, READ_CHARS))).slice(0, -longest);
  const text = (raw: string): string => masked(raw, (head) => head);
  const value = (raw: unknown, depth: number): unknown => {
    if (depth > 12) return HIDDEN;
    if (typeof raw === 'string') return raw.length > SHOWN_CHARS ? `${HIDDEN} (${raw.length} characters)` : text(raw);
    if (Array.isArray(raw)) return raw.map((item) => value(item, depth + 1));
    if (raw === null || typeof raw !== 'object') return raw;
    return Object.fromEntries(
      Object.entries(raw).map(([key, item]) => [
        text(key),
        TELLING.test(key) && item !== '' ? HIDDEN : value(item, depth + 1),
      ]),
    );
  };
  const unstructured = (raw: string): string => masked(raw, withoutPairs).slice(0, SHOWN_CHARS);
  const body = (raw: string): string => {
    if (raw.length > READ_CHARS) return `${unstructured(raw)}… (${raw.length} characters)`;
    try {
      return JSON.stringify(value(JSON.parse(raw), 0)).slice(0, BODY_CHARS);
    } catch {
      return unstructured(raw);
    }
  };
  return { text, body };
}
