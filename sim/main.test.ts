import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_TOKEN, pki, startPanel } from './index.ts';
import { read } from './testing/visitor.ts';

let folder: string;
let running: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sim-main-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function start(): Promise<string[]> {
  const main = new URL('./main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main], {
    env: { SIM_PORT: '0', SIM_PORT2: '0', SIM_DATA: join(folder, 'panels.json') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    if (said.includes('token ')) break;
  }
  return [...said.matchAll(/ on (http:\S+)/g)].map((match) => match[1] ?? '');
}

const ask = async (url: string, method: string, path: string, body?: object) =>
  read(
    await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${DEMO_TOKEN}` },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );

test('two panels start, and a SIGKILL loses nothing that was answered', async () => {
  const [frankfurt = '', warsaw = ''] = await start();
  const names = Array.from({ length: 12 }, (_, i) => `client-${i}`);
  const created = await Promise.all(
    names.map((name) => ask(frankfurt, 'POST', '/client', { name, network_name: 'Default' })),
  );
  await ask(warsaw, 'POST', '/client', { name: 'other', network_name: 'Default' });
  const last = await ask(frankfurt, 'PUT', '/client/client-3', { b_download: 77, status: 'disable' });
  running?.kill('SIGKILL');
  if (running) await once(running, 'exit');

  const [again = '', otherAgain = ''] = await start();
  for (const { payload } of created.filter(({ payload }) => payload.name !== 'client-3')) {
    expect((await ask(again, 'GET', `/client/${payload.name}`)).payload).toEqual(payload);
  }
  expect((await ask(again, 'GET', '/client/client-3')).payload).toEqual(last.payload);
  expect((await ask(otherAgain, 'GET', '/client')).payload).toHaveLength(1);
  expect((await ask(again, 'POST', '/client', { network_name: 'Default' })).payload.ipv4).toBe('10.0.1.14');
});

function overTls(url: string, trust: { ca?: string; servername?: string }): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/api/v1/openapi.json`, { ...trust, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('https shows a certificate that only its own CA vouches for, and only for its own names', async () => {
  const panel = await startPanel({ tlsPort: 0 });
  const url = panel.tlsUrl ?? expect.unreachable();
  await expect(overTls(url, {})).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  await expect(overTls(url, { ca: pki.ca, servername: 'stranger.example.test' })).rejects.toMatchObject({
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
  expect(await overTls(url, { ca: pki.ca })).toBe(200);
  await panel.close();
});
