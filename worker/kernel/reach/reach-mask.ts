/** Takes secrets out of what `reach` logs: known strings, values under telling keys, key material by its form. */

const HIDDEN = '***';
/** Longer values are certificates, profiles and QR codes: nobody reads them in a log, and many hold keys. */
const SHOWN_CHARS = 160;
const BODY_CHARS = 4000;

const TELLING_KEYS =
  'pass(?:word|wd|phrase)?|pwd|token|secret|psk|pre_?shared_?key|private_?key|api_?key|access_?key|authori[sz]ation|credentials?|cookie|user_?name|hash|signature|otl|link';
const TELLING_KEY = new RegExp(`(?:^|[_-]|[a-z](?=[A-Z]))(?:${TELLING_KEYS})(?:$|[_-]|(?=[A-Z]))`, 'i');

/** For bodies that do not parse: `"key": "value"` as far as the value goes, even when it is cut. */
const TELLING_PAIR = new RegExp(
  `(["'][\\w-]*(?:${TELLING_KEYS})[\\w-]*["']\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"?|[^,}\\]\\s]+)`,
  'gi',
);

/** Key material by its form: 32-byte base64 keys, PEM blocks, WireGuard and OpenVPN inline secrets, one-time links. */
const FORMS: readonly RegExp[] = [
  /-----BEGIN [^-]+-----[\s\S]*?(?:-----END [^-]+-----|$)/g,
  /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=/g,
  /(?<=\/otl\/)[^\s"'<>]+/g,
  /(?<=\b(?:bearer|basic)\s+)[\w.~+/=-]{6,}/gi,
];

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
  const text = (raw: string): string => {
    const withoutKnown = known.reduce((masked, secret) => masked.replaceAll(secret, HIDDEN), raw);
    return FORMS.reduce((masked, form) => masked.replace(form, HIDDEN), withoutKnown);
  };
  const value = (raw: unknown, depth: number): unknown => {
    if (depth > 12) return HIDDEN;
    if (typeof raw === 'string') return raw.length > SHOWN_CHARS ? `${HIDDEN} (${raw.length} characters)` : text(raw);
    if (Array.isArray(raw)) return raw.map((item) => value(item, depth + 1));
    if (raw === null || typeof raw !== 'object') return raw;
    return Object.fromEntries(
      Object.entries(raw).map(([key, item]) => [
        text(key),
        TELLING_KEY.test(key) && item !== '' ? HIDDEN : value(item, depth + 1),
      ]),
    );
  };
  const body = (raw: string): string => {
    try {
      return JSON.stringify(value(JSON.parse(raw), 0)).slice(0, BODY_CHARS);
    } catch {
      return text(raw.replace(TELLING_PAIR, `$1"${HIDDEN}"`)).slice(0, SHOWN_CHARS);
    }
  };
  return { text, body };
}
