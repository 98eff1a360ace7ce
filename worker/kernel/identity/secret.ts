/**
 * Envelope encryption of secrets at rest: AES-256-GCM, random 96-bit IV, and the place (`table:row:column`) as
 * additional data, so a ciphertext copied to another row does not open. Format: `v1.<key id>.<iv>.<ciphertext>`.
 */
import { base64url } from '../id.ts';

export type Place = `${string}:${string}:${string}`;
export interface Secrets {
  seal(plain: string, place: Place): Promise<string>;
  /** Throws when the key is unknown, the place differs or the text was altered. */
  open(sealed: string, place: Place): Promise<string>;
  /** The sealed text under the current key, or null when it already is. */
  rewrap(sealed: string, place: Place): Promise<string | null>;
}

type KeyRing = { current: string; keys: Record<string, string> };

const encoder = new TextEncoder();
const bytesOf = (b64: string) =>
  Uint8Array.from(atob(b64.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

export function makeSecrets(keyRing: string): Secrets {
  const ring = parseRing(keyRing);
  const imported = new Map<string, Promise<CryptoKey>>();
  const key = (keyId: string) => {
    const raw = ring.keys[keyId];
    if (!raw) throw new Error(`Key "${keyId}" is not in KEY_RING; keep old keys until every secret is rewrapped.`);
    let k = imported.get(keyId);
    if (!k) {
      k = crypto.subtle.importKey('raw', bytesOf(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
      imported.set(keyId, k);
    }
    return k;
  };
  const secrets: Secrets = {
    async seal(plain, place) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(place) };
      const sealed = await crypto.subtle.encrypt(algorithm, await key(ring.current), encoder.encode(plain));
      return `v1.${ring.current}.${base64url(iv)}.${base64url(new Uint8Array(sealed))}`;
    },
    async open(sealed, place) {
      const [version, keyId, iv, text] = sealed.split('.');
      if (version !== 'v1' || !keyId || !iv || !text) throw new Error('Not a sealed secret.');
      const algorithm = { name: 'AES-GCM', iv: bytesOf(iv), additionalData: encoder.encode(place) };
      return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, await key(keyId), bytesOf(text)));
    },
    async rewrap(sealed, place) {
      if (sealed.split('.')[1] === ring.current) return null;
      return secrets.seal(await secrets.open(sealed, place), place);
    },
  };
  return secrets;
}

function parseRing(keyRing: string): KeyRing {
  const ring = JSON.parse(keyRing) as KeyRing;
  const current = ring.keys?.[ring.current];
  if (!current || bytesOf(current).length !== 32) {
    throw new Error('KEY_RING must be {"current":"<id>","keys":{"<id>":"<base64 of 32 bytes>"}}.');
  }
  return ring;
}
