import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Dropped } from '../faults/refusal.ts';
import type { Handler } from '../panel.ts';
import { pki } from '../pki/pki.ts';

const BODY_LIMIT = 1_000_000;

export type Certificate = { cert: string; key: string };

export type Listener = { url: string; port: number; close: () => Promise<void> };

async function bodyOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Dropped('body too large');
    chunks.push(chunk);
  }
  return size > 0 ? Buffer.concat(chunks) : undefined;
}

async function toRequest(incoming: IncomingMessage, scheme: string, signal: AbortSignal): Promise<Request> {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, [value].flat().join(', '));
  const body = await bodyOf(incoming);
  const init: RequestInit = { method, headers, signal };
  if (body && method !== 'GET' && method !== 'HEAD') init.body = body;
  return new Request(new URL(incoming.url ?? '/', `${scheme}://${incoming.headers.host ?? 'localhost'}`), init);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), 'content-length': body.length });
  outgoing.end(body);
}

/** A TLS socket cannot be reset, only closed. */
function drop(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else if (!socket.destroyed) socket.resetAndDestroy();
}

function listener(handler: Handler, scheme: string): RequestListener {
  return async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    try {
      const request = await toRequest(incoming, scheme, gone.signal);
      await send(await handler(request, incoming.socket.remoteAddress ?? ''), outgoing);
    } catch (error) {
      if (!(error instanceof Dropped) && !gone.signal.aborted) console.error(error);
      drop(incoming.socket);
    }
  };
}

/** The throw-away one that no client trusts. */
export const bundled: Certificate = { cert: pki.serverCert, key: pki.serverKey };

export async function listen(handler: Handler, host: string, port: number, tls: Certificate | null): Promise<Listener> {
  const scheme = tls ? 'https' : 'http';
  const serve = listener(handler, scheme);
  const server: Server = tls ? createTlsServer(tls, serve) : createServer(serve);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `${scheme}://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}`, port: bound, close };
}
