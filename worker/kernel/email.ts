/** One spelling of an e-mail address. Browsers and the Worker agree: both ask their `URL` how a host name is spelt. */

const MOST_BYTES = 254;
const MOST_LOCAL_BYTES = 64;

/** RFC 5322's dot-atom, with the letters of every script (RFC 6531). */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** Nothing that a URL would read as more, or other, than a host name. The other full stops become dots. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.。．｡-]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Letters that nobody sees. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

const bytesOf = (text: string) => new TextEncoder().encode(text).byteLength;

/**
 * In lower case and NFKC, so that `ａｎａ` is `ana` before the `@` as behind it, the domain as DNS knows it (`żółw.example` is
 * `xn--w-uga1v8h.example`); null: it is no address.
 */
export function emailOf(text: string): string | null {
  const given = text.trim().normalize('NFC');
  const at = given.lastIndexOf('@');
  const local = given.slice(0, Math.max(0, at)).normalize('NFKC').toLowerCase().normalize('NFKC');
  if (!LOCAL.test(local) || UNSEEN.test(given) || bytesOf(local) > MOST_LOCAL_BYTES) return null;
  const domain = domainOf(given.slice(at + 1));
  if (domain === null) return null;
  const email = `${local}@${domain}`;
  return bytesOf(email) > MOST_BYTES ? null : email;
}

function domainOf(text: string): string | null {
  if (!DOMAIN.test(text)) return null;
  const url = `http://${text}`;
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  return isDomain(hostname) ? hostname : null;
}

/** A name that mail is sent to, as DNS knows it: the last label is of two letters at least, and no number. */
export function isDomain(name: string): boolean {
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || name.length > 253 || last.length < 2 || /^\d+$/.test(last)) return false;
  return labels.every((label) => LABEL.test(label));
}
