/** A peer that misbehaves over real HTTP, for tests of the door: the path says how. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const MB = 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json' };

type Trick = (response: ServerResponse, request: IncomingMessage) => void;

let poured = 0;

/** Writes as fast as the other side reads, until it hangs up. */
function pour(response: ServerResponse, bytes: number): void {
  const chunk = Buffer.alloc(64 * 1024, 0x61);
  let left = bytes;
  poured = 0;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      poured += chunk.length;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}

const TRICKS: Record<string, Trick> = {
  ok: (response) => response.writeHead(200, JSON_TYPE).end('{"ok":true}'),
  hang: () => undefined,
  reset: (_, { socket }) => socket.resetAndDestroy(),
  /** Headers, then a byte now and then. */
  loris: (response) => {
    response.writeHead(200, JSON_TYPE);
    const timer = setInterval(() => response.write(' '), 50);
    response.once('close', () => clearInterval(timer));
  },
  huge: (response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': 50 * MB });
    pour(response, 50 * MB);
  },
  endless: (response) => {
    response.writeHead(200, JSON_TYPE);
    pour(response, Number.POSITIVE_INFINITY);
  },
  cut: (response) => response.writeHead(200, JSON_TYPE).end('{"status":"success","msg":[{"name":"a"'),
  short: (response, { socket }) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': 1000 });
    response.write('{"a":', () => setTimeout(() => socket.destroy(), 10));
  },
  html: (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Sign in</title><form></form></html>'),
  throttled: (response) => response.writeHead(429, { ...JSON_TYPE, 'retry-after': '120' }).end('{"error":"slow down"}'),
  redirect: (response) => response.writeHead(302, { location: 'https://elsewhere.example.test/' }).end(),
};

export type Rogue = { url: string; close: () => Promise<void> };

/**
 * `/<trick>/…`, or `/<status>/…`. `/seen` answers how many calls came since it was asked last, `/poured` how many bytes
 * the last large answer came to before the other side hung up.
 */
export async function startRogue(): Promise<Rogue> {
  let seen = 0;
  const server = createServer((request, response) => {
    const name = request.url?.split('/')[1] ?? '';
    if (name === 'poured') return void response.end(String(poured));
    if (name === 'seen') {
      response.end(String(seen));
      seen = 0;
      return;
    }
    seen += 1;
    const trick = TRICKS[name];
    if (trick) trick(response, request);
    else response.writeHead(Number(name) || 404, JSON_TYPE).end('{"error":"as asked"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
