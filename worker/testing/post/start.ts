/** Runs in Node: starts Debian's mail server for the tests, with the certificate of the test CA. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Ports of one mail server by how it is spoken to, and its desk over HTTP. */
export type PostOffice = {
  desk: string;
  user: string;
  password: string;
  starttls: number;
  tls: number;
  plain: number;
  login: number;
  /** With a certificate for another name, or of nobody's. */
  elsewhere: { starttls: number; tls: number };
  'self-signed': { starttls: number; tls: number };
  /** No mail servers, whatever they say. */
  rogue: number;
  babbler: number;
  endless: number;
  /** Mail servers that say back what they were told to sign in with. */
  echo: number;
  echoLogin: number;
};

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export async function startPostOffice(): Promise<{ office: PostOffice; close(): void }> {
  // Debian's own interpreter: another one on the path does not know Debian's packages.
  const program = [at('./office.py'), at('../tls')];
  const child = spawn('/usr/bin/python3', program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const office = await new Promise<PostOffice>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The mail server did not start: is python3-aiosmtpd installed?')));
    child.once('error', reject);
    child.stdout.once('data', (line) => resolve(JSON.parse(String(line))));
  });
  return { office, close: () => void child.stdin.end() };
}
