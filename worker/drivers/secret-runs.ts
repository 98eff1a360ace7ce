/** Takes secrets out of what a peer says, who may say them back: whole, encoded, or in part. */

const HIDDEN = '***';
/** Shorter parts help nobody, and stand in words of every day. */
const RUN = 6;
const SHORTEST_CODE = 4;

const encoder = new TextEncoder();

/** In base64 a text looks different after 0, 1 and 2 bytes; without the characters that its neighbours have a share in. */
function inBase64(secret: string): string[] {
  const bytes = encoder.encode(secret);
  return [0, 1, 2].map((before) => {
    const code = btoa('\0'.repeat(before) + Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    const whole = (before + bytes.length) % 3 === 0;
    return code.replace(/={1,2}$/, '').slice(before === 0 ? 0 : before + 1, whole ? undefined : -1);
  });
}

/** Every spelling in which a known secret may turn up: as it is, inside JSON, inside a URL. */
const spelt = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret.toWellFormed()),
];

/** Alike whatever the case, and in both alphabets of base64; as long as it was. */
const folded = (text: string): string =>
  text.replace(/[A-Z_-]/g, (char) => (char === '-' ? '+' : char === '_' ? '/' : char.toLowerCase()));

function runsOf(forms: readonly string[]): Set<string> {
  const runs = new Set<string>();
  for (const form of forms.map(folded))
    for (let at = 0; at + RUN <= form.length; at++) runs.add(form.slice(at, at + RUN));
  return runs;
}

/** `secrets` as they are; `codes`: what else gives them away, such as what is sent to sign in with them. */
export function hideRuns(secrets: readonly string[], codes: readonly string[] = []): (text: string) => string {
  const given = secrets.filter((secret) => secret !== '');
  const bare = codes.map((code) => code.replace(/={1,2}$/, '')).filter((code) => code.length >= SHORTEST_CODE);
  const runs = runsOf([...given.flatMap(spelt), ...given.flatMap(inBase64), ...bare]);
  const short = [...given, ...bare].filter((form) => form.length < RUN);
  return (text) => {
    const seen = folded(text);
    let shown = '';
    let hiddenTo = -1;
    for (let at = 0; at < text.length; at++) {
      if (runs.has(seen.slice(at, at + RUN))) {
        if (at > hiddenTo) shown += HIDDEN;
        hiddenTo = at + RUN;
      }
      if (at >= hiddenTo) shown += text[at];
    }
    return short.reduce((left, form) => left.replaceAll(form, HIDDEN), shown);
  };
}
