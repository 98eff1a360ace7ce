/** What every device needs to know for IKEv2, read from the profile that a driver gives out. */
import { certificateName } from './certificate.ts';

/** `certificate` is base64 of the CA's DER, null when the server's certificate is one that devices trust anyway. */
export type Ikev2 = {
  server: string;
  remoteId: string;
  username: string | null;
  certificate: string | null;
  certificateName: string | null;
};

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const textIn = (of: unknown, key: string): string | null => {
  const value = isObject(of) ? of[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
};

function parse(text: string): Loose | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** From a strongSwan profile as the drivers normalise it; null when it names no server. */
export function readIkev2(profile: string): Ikev2 | null {
  const { remote, local } = parse(profile) ?? {};
  const server = textIn(remote, 'addr');
  if (server === null) return null;
  const certificate = textIn(remote, 'cert');
  return {
    server,
    remoteId: textIn(remote, 'id') ?? server,
    username: textIn(local, 'eap_id'),
    certificate,
    certificateName: certificate && certificateName(certificate),
  };
}
