import { readFileSync } from 'node:fs';

/** Throw-away: the CA's own key was never kept, so these can sign nothing and open nothing real. */
const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

export const pki = {
  ca: read('./ca.crt'),
  serverCert: read('./server.crt'),
  serverKey: read('./server.key'),
  clientCert: read('./client.crt'),
  clientKey: read('./client.key'),
  tlsAuth: read('./tls-auth.key'),
};

export const caDerBase64 = (): string => pki.ca.replace(/-----[^-]+-----|\s/g, '');
