/**
 * What we deliver, its reader takes: OpenVPN and `wg` of the Debian packages, and for AmneziaWG, which Debian has not, a
 * reader of its own grammar. What could run or write anything is never delivered.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dice } from '../../../../testing/dice.ts';
import { awgStopsAt, stripped } from '../../../../testing/files/awg-reader.ts';
import { type Draw, drawnConf } from '../../../../testing/files/drawn-conf.ts';
import { DANGEROUS, drawnOvpn } from '../../../../testing/files/drawn-ovpn.ts';
import { judged } from '../../../../testing/files/openvpn-judge.ts';
import { needTools } from '../../../../testing/files/tools.ts';
import { counted, seedsOf } from '../../../../testing/proof.ts';
import { type Normalised, normaliseConf } from './conf.ts';
import { normaliseOvpn } from './ovpn.ts';

const SEEDS = seedsOf('files', { seed: 9, times: 100 });
const directory = mkdtempSync(join(tmpdir(), 'culvert-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const pem = (file: string) =>
  readFileSync(new URL(`../../../../../sim/panel/pki/${file}`, import.meta.url), 'utf8').trim();
const KEYS = { ca: pem('ca.crt'), cert: pem('client.crt'), key: pem('client.key'), tls: pem('tls-auth.key') };

/** Draws until one is delivered: that one is judged. `drawn` counts the others with it. */
function delivered(seed: number, draw: (draw: Draw) => Normalised, counts: { drawn: number }): string {
  const numbers = dice(seed);
  for (let n = 0; n < 500; n++) {
    counts.drawn += 1;
    const result = draw(numbers);
    if (result.ok) return result.text;
  }
  throw new Error(`seed ${seed}: nothing of 500 was delivered`);
}

/** Words of a delivered line, read as simply as a line can be: it holds nothing that would need more. */
const directive = (line: string) => line.replace(/^setenv opt /, '').split(' ')[0] ?? '';
const BLOCK = /<([a-z0-9-]+)>\n[\s\S]*?\n<\/\1>\n/g;
const INLINE = new Set(['ca', 'cert', 'key', 'extra-certs', 'tls-auth', 'tls-crypt', 'tls-crypt-v2', 'connection']);

function harmOf(delivered: string): string[] {
  const tags = [...delivered.matchAll(BLOCK)].map(([, tag = '']) => tag);
  const connections = [...delivered.matchAll(/<connection>\n([\s\S]*?)<\/connection>\n/g)].map(
    ([, inner = '']) => inner,
  );
  const lines = [delivered.replace(BLOCK, ''), ...connections].join('\n').split('\n');
  return [
    ...tags.filter((tag) => !INLINE.has(tag)),
    ...lines.map(directive).filter((word) => DANGEROUS.includes(word)),
    ...lines.filter((line) => /[^\x20-\x7e]|[\\']|^\s/.test(line)),
  ];
}

describe('OpenVPN', () => {
  beforeAll(() => needTools('openvpn'));

  it('takes every profile that is delivered, and none of them could run or write anything', async ({ task }) => {
    const counts = { drawn: 0 };
    for (const seed of SEEDS) {
      const text = delivered(seed, (draw) => normaliseOvpn(drawnOvpn(draw, KEYS)), counts);
      expect(harmOf(text), `seed ${seed}`).toEqual([]);
      const { takes, said } = await judged(directory, text);
      expect(takes ? '' : `seed ${seed}: ${said}`).toBe('');
      expect(readdirSync(directory).sort(), `seed ${seed}`).toEqual(['login', 'profile.ovpn']);
    }
    counted(task, { 'OpenVPN profiles drawn': counts.drawn, 'taken by OpenVPN': SEEDS.length });
  });

  it.each(DANGEROUS)(
    'of %s, which could run, read, write or open something, delivers nothing, whatever the spelling',
    (name) => {
      const good = ['client', 'dev tun', 'remote 192.0.2.1', 'auth-user-pass', `<ca>\n${KEYS.ca}\n</ca>`];
      const ways = [
        `${name} ./ran 1`,
        `--${name} x`,
        `"${name}" x`,
        `setenv opt ${name} x`,
        `\t${name}`,
        `<${name}>\nx\n</${name}>`,
      ];
      expect(normaliseOvpn(`${good.join('\n')}\n`).ok).toBe(true);
      for (const way of ways) expect(normaliseOvpn(`${[way, ...good].join('\n')}\n`), way).toMatchObject({ ok: false });
    },
  );

  it.each(['ca', 'cert', 'key'])(
    'given bytes of nothing in <%s>, it refuses, and so nothing is delivered',
    async (tag) => {
      const zeros = Buffer.concat([Buffer.from([0x30, 0x82, 0x02, 0x58]), Buffer.alloc(600)]).toString('base64');
      const blocks = { ca: KEYS.ca, cert: KEYS.cert, key: KEYS.key };
      const whole = (of: typeof blocks) =>
        [
          ...['client', 'dev tun', 'remote 192.0.2.1'],
          ...Object.entries(of).map(([name, body]) => `<${name}>\n${body}\n</${name}>`),
          '',
        ].join('\n');
      const label = tag === 'key' ? 'PRIVATE KEY' : 'CERTIFICATE';
      const lines = zeros.match(/.{1,64}/g) ?? [];
      const bad = whole({
        ...blocks,
        [tag]: [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n'),
      });
      expect(normaliseOvpn(whole(blocks))).toMatchObject({ ok: true });
      expect(await judged(directory, bad)).toMatchObject({ takes: false });
      expect(normaliseOvpn(bad)).toEqual({ ok: false, problems: [`<${tag}> is not what it should be`] });
    },
  );

  it('itself would run what is refused: the judge is no yes-man', async () => {
    const good = ['client', 'dev tun', 'remote 192.0.2.1', 'auth-user-pass', `<ca>\n${KEYS.ca}\n</ca>`, ''].join('\n');
    expect(await judged(directory, `foo bar\n${good}`)).toMatchObject({ takes: false });
    expect(await judged(directory, good.replace('<ca>', '<ca>\nx').replace('MII', 'MIJ'))).toMatchObject({
      takes: false,
    });
    const left = join(directory, 'left');
    expect(await judged(directory, `"log-append" ${left}\nfoo bar\n${good}`)).toEqual({ takes: false, said: '' });
    expect(readdirSync(directory)).toContain('left');
    rmSync(left);
  });
});

/** `wg setconf` reads the whole file before it looks for the interface, which is never there. */
function wgSays(conf: string): string {
  const file = join(directory, 'probe.conf');
  writeFileSync(file, conf);
  chmodSync(file, 0o600);
  const strip = spawnSync('wg-quick', ['strip', file], { encoding: 'utf8' });
  if (strip.status !== 0) return strip.stderr;
  writeFileSync(file, strip.stdout);
  const env = { ...process.env, WG_ENDPOINT_RESOLUTION_RETRIES: '0' };
  const said = spawnSync('wg', ['setconf', 'nosuch0', file], { encoding: 'utf8', env }).stderr;
  rmSync(file);
  return said.replace(/^Warning: AllowedIP has nonzero host part.*\n/gm, '');
}
const ONLY_THE_INTERFACE = /^Unable to modify interface: .*\n$/;

describe('WireGuard', () => {
  beforeAll(() => needTools('wg', 'wg-quick'));

  it('takes every configuration that is delivered', ({ task }) => {
    const counts = { drawn: 0 };
    for (const seed of SEEDS) {
      const text = delivered(seed, (draw) => normaliseConf(drawnConf(draw, 'wireguard'), 'wireguard'), counts);
      expect(wgSays(text), `seed ${seed}\n${text}`).toMatch(ONLY_THE_INTERFACE);
      expect(text).not.toMatch(/^(Post|Pre(?!sharedKey)|Save|Table|FwMark|Junk)/m);
    }
    counted(task, { 'WireGuard files drawn': counts.drawn, 'taken by wg': SEEDS.length });
  });

  it.each(['AllowedIPs = 010.000.000.001/08', 'MTU = 1420\nJc = 4', 'Endpoint = 192.0.2.1'])(
    'given %j, wg refuses: the judge is no yes-man',
    (line) => {
      const key = Buffer.alloc(32, 7).toString('base64');
      const peer = line.startsWith('MTU') ? '' : line;
      const own = line.startsWith('MTU') ? 'Jc = 4' : '';
      expect(wgSays(`[Interface]\nPrivateKey = ${key}\n${own}\n[Peer]\nPublicKey = ${key}\n${peer}\n`)).not.toMatch(
        ONLY_THE_INTERFACE,
      );
    },
  );
});

describe('AmneziaWG', () => {
  it('as its tools read it, takes every configuration that is delivered', ({ task }) => {
    const counts = { drawn: 0 };
    for (const seed of SEEDS) {
      const text = delivered(seed, (draw) => normaliseConf(drawnConf(draw, 'amneziawg'), 'amneziawg'), counts);
      expect(awgStopsAt(stripped(text)), `seed ${seed}`).toBeNull();
    }
    counted(task, { 'AmneziaWG files drawn': counts.drawn, 'taken by the grammar of AmneziaWG': SEEDS.length });
  });

  it.each([
    ['AllowedIPs=010.000.000.001/08', 'peer'],
    ['H1=300-100', 'device'],
    ['Jc=', 'device'],
    ['I1=<x 1>', 'device'],
    ['I6=1', 'device'],
    ['DNS=9.9.9.9', 'device'],
    ['PresharedKey=', 'peer'],
  ])('of the grammar of its tools stops at %s: the judge is no yes-man', (line, at) => {
    expect(awgStopsAt(`${at === 'peer' ? '[Peer]' : '[Interface]'}\n${line}\n`)).toBe(line);
  });
});
