// What Cloudflare puts before a Worker and `npm start` does not: TLS, HTTP/2 and Brotli. Without it a benchmark of pages
// measures the six connections and the uncompressed files of a development server.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createSecureServer } from 'node:http2';
import { connect } from 'node:net';
import { brotliCompressSync, constants } from 'node:zlib';

/** As Cloudflare compresses on the way: https://developers.cloudflare.com/speed/optimization/content/compression/ */
const QUALITY = 4;
const COMPRESSED = /^(text\/|application\/(javascript|json|manifest\+json)|image\/svg)/;
/** Words about one connection of HTTP/1.1, which HTTP/2 forbids. */
const OF_CONNECTION = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'proxy-connection',
];

const tls = (kind) => readFileSync(new URL(`../../worker/testing/tls/localhost.${kind}`, import.meta.url));

/** Headers for the app, as if the browser had asked it directly. */
function asked(headers, target) {
  const own = Object.entries(headers).filter(([name]) => !name.startsWith(':') && !OF_CONNECTION.includes(name));
  return { ...Object.fromEntries(own), host: target.host, ...(headers.origin ? { origin: target.origin } : {}) };
}

async function answer(req, res, target) {
  const upstream = request(target, { path: req.url, method: req.method, headers: asked(req.headers, target) });
  req.pipe(upstream);
  const response = await new Promise((resolve, reject) => upstream.once('response', resolve).once('error', reject));
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  let body = Buffer.concat(chunks);
  const headers = Object.fromEntries(
    Object.entries(response.headers).filter(([name]) => !OF_CONNECTION.includes(name)),
  );
  if (!headers['content-encoding'] && COMPRESSED.test(headers['content-type'] ?? '') && body.length > 0) {
    body = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
    headers['content-encoding'] = 'br';
    headers['content-length'] = String(body.length);
  }
  res.writeHead(response.statusCode, headers);
  res.end(body);
}

/** Live connections upgrade over HTTP/1.1, here as there. */
function upgrade(req, socket, head, target) {
  const upstream = connect(Number(target.port), target.hostname, () => {
    const headers = { ...asked(req.headers, target), connection: 'Upgrade', upgrade: 'websocket' };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    upstream.write(`${req.method} ${req.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    socket.pipe(upstream).pipe(socket);
  });
  const hangUp = () => {
    for (const end of [socket, upstream]) end.destroy();
  };
  for (const end of [socket, upstream]) end.on('error', hangUp);
}

/**
 * @param {string} url of the app
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function startEdge(url) {
  const target = new URL(url);
  const server = createSecureServer({ key: tls('key'), cert: tls('crt'), allowHTTP1: true });
  server.on('request', (req, res) => {
    answer(req, res, target).catch(() => {
      if (!res.headersSent) res.writeHead(502);
      res.end();
    });
  });
  server.on('upgrade', (req, socket, head) => upgrade(req, socket, head, target));
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(undefined)));
  const { port } = server.address();
  return { url: `https://localhost:${port}`, close: () => server.close() };
}
