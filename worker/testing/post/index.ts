/** The shared mail server, asked and steered from tests; its settings as a form would hold them. */
import { inject } from 'vitest';

export const office = () => inject('postOffice');

export type ReadPart = {
  type: string;
  disposition: string | null;
  name: string | null;
  id: string | null;
  text: string | null;
  base64: string;
  qr: string | null;
  defects: string[];
};
/** As Python's reader of mail sees it. */
export type ReadMail = {
  from: string;
  to: string[];
  options: string[];
  helo: string;
  tls: boolean;
  user: string | null;
  headers: [string, string][];
  tree: string[];
  at: number;
  defects: string[];
  parts: ReadPart[];
  longest: number;
  bare: number;
  eight: boolean;
  raw: string;
};

const desk = async <T>(path: string, init?: RequestInit): Promise<T> =>
  (await fetch(`${office().desk}/${path}`, init)).json();

export const arrivedFor = (to: string): Promise<ReadMail[]> => desk(`mails?to=${encodeURIComponent(to)}`);
/** Address and Message-ID of everything that arrived, in order. */
export const arrivedIds = (): Promise<[string, string][]> => desk('ids');

/** Faults that happened: how many before a mail was accepted, and the Message-IDs whose answers were lost after it. */
export const planted = (): Promise<{ sessions: number; before: number; after: string[] }> => desk('state');

export type PostFault =
  | null
  | 'server error'
  | 'silence'
  | 'shuts'
  | 'unknown recipient'
  | 'lost after'
  | 'no-offers'
  | { share: number };

export const plant = (fault: PostFault, more: { seed?: number; forget?: boolean } = {}): Promise<unknown> =>
  desk('', { method: 'POST', body: JSON.stringify({ fault, ...more }) });

export type Spoken = 'starttls' | 'tls' | 'plain' | 'login';
export function smtpSettings(how: Spoken = 'plain') {
  const { user, password, starttls, tls, plain, login } = office();
  const ports = { starttls, tls, plain, login };
  return {
    ...{ host: 'localhost', port: ports[how], user, password, clearPassword: true },
    transport: how === 'login' ? ('plain' as const) : how,
    ...{ from: 'shop@culvert.test', fromName: 'Żółw & Sons', replyTo: '' },
  };
}
