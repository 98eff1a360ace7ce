/** Nothing of the corpus reaches a listener: whatever the guard lets through is sent to a canary, over real HTTP. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEGITIMATE, LOOPBACK, REFUSED, SPELLINGS } from './address.corpus.ts';
import { makeReach, type ReachOptions } from './reach.ts';

const MODES = ['production', 'demo', 'dev', 'test'] as const;

let canary: Server;
let redirector: Server;
let hits: string[] = [];
/** As a server sends it that does not care: UTF-8 bytes. */
const headerText = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const listening = (server: Server) =>
  new Promise<Server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));

beforeAll(async () => {
  canary = await listening(
    createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end('{}');
    }),
  );
  redirector = await listening(
    createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://redirector');
      response.writeHead(Number(url.pathname.slice(1)), { location: headerText(url.searchParams.get('to') ?? '') });
      response.end();
    }),
  );
});
afterAll(() => {
  canary.close();
  redirector.close();
});

const open = (mode: ReachOptions['mode'], send?: typeof fetch) =>
  makeReach({ mode, now: () => Date.now(), log: () => undefined, secrets: [], ...(send ? { fetch: send } : {}) });

/** As if every name and address led to the canary. */
const toCanary: typeof fetch = (input, init) =>
  fetch(`http://127.0.0.1:${portOf(canary)}/?${encodeURIComponent(String(input))}`, init);

const ask = async (urls: readonly string[], mode: ReachOptions['mode'], send?: typeof fetch) => {
  hits = [];
  const reach = open(mode, send);
  const answers = [];
  for (const url of urls) answers.push(await reach.call({ method: 'GET', url, timeoutMs: 2_000 }));
  return answers;
};

describe('given a canary behind every address', () => {
  const refused = [...REFUSED.map(([address]) => address), ...SPELLINGS];

  for (const mode of MODES) {
    it(`in ${mode} none of the ${refused.length} private addresses reaches it, and each is answered as blocked`, async () => {
      const answers = await ask(refused, mode, toCanary);
      expect(hits).toEqual([]);
      expect(answers.filter((a) => a.kind !== 'failed' || a.cause !== 'blocked')).toEqual([]);
    });

    it(`in ${mode} each of the ${LEGITIMATE.length} panel addresses reaches it`, async () => {
      const answers = await ask(LEGITIMATE, mode, toCanary);
      expect(answers.map((a) => a.kind)).toEqual(LEGITIMATE.map(() => 'answer'));
      expect(hits).toHaveLength(LEGITIMATE.length);
      expect(hits.length).toBeGreaterThanOrEqual(50);
    });
  }
});

describe('given a canary that listens on loopback', () => {
  const here = () =>
    [
      'http://localhost',
      'http://127.0.0.1',
      'http://2130706433',
      'http://0x7f000001',
      'http://0177.0.0.1',
      'http://127.1',
      'http://127%2e0.0.1',
      'http://１２７.0.0.1',
    ].map((origin) => `${origin}:${portOf(canary)}/`);

  it('production never reaches it', async () => {
    const answers = await ask(here(), 'production');
    expect(hits).toEqual([]);
    expect(answers.every((a) => a.kind === 'failed' && a.cause === 'blocked')).toBe(true);
  });

  it('the other modes do, because the simulators listen there', async () => {
    for (const mode of ['demo', 'dev', 'test'] as const) {
      const answers = await ask([`http://127.0.0.1:${portOf(canary)}/`, `http://localhost:${portOf(canary)}/`], mode);
      expect(answers.map((a) => a.kind)).toEqual(['answer', 'answer']);
    }
  });
});

describe('given a peer that redirects', () => {
  it('none of 5 statuses × the whole corpus is followed', async () => {
    const places = [
      `http://127.0.0.1:${portOf(canary)}/`,
      ...LOOPBACK,
      ...SPELLINGS.slice(0, 40),
      '//10.0.0.1/',
      '/up',
    ];
    for (const status of [301, 302, 303, 307, 308]) {
      const urls = places.map((to) => `http://127.0.0.1:${portOf(redirector)}/${status}?to=${encodeURIComponent(to)}`);
      const answers = await ask(urls, 'test');
      expect(answers.filter((a) => a.kind !== 'failed' || a.cause !== 'redirect')).toEqual([]);
      expect(hits).toEqual([]);
    }
  });
});
