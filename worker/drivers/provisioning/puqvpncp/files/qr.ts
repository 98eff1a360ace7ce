/** The panel's own QR code of an account, held against the text that customers get; they are given our code, not this. */
import { decode as decodePng } from 'fast-png';
import decodeQr from 'qr/decode.js';
import { sentence } from '../../../../kernel/words/index.ts';
import type { Said, Word } from '../../../../kernel/words/word.ts';
import type { Network, ProbeStep } from '../../port.ts';
import { isObject, pick } from '../wire/aliases.ts';
import type { PanelClient, Reply } from '../wire/client.ts';
import { readRows, rowsOf, shapeAccount } from '../wire/shapes.ts';
import { probed } from '../words/index.ts';
import { type Normalised, normaliseConf } from './conf.ts';

const MAX_SIDE_PX = 4096;
const MIN_LEFT_MS = 500;

const say = (state: ProbeStep['state'], detail: Word): ProbeStep => ({ step: 'qr', state, detail });
const notCompared = (why: Said) => say('warning', probed('qr.notCompared', { why }));

/** Grey on white, whatever the picture is made of. */
function pixelsOf(png: Uint8Array): { width: number; height: number; data: Uint8Array } | null {
  const { width, height, depth, channels, data, palette, transparency } = decodePng(png);
  if (width > MAX_SIDE_PX || height > MAX_SIDE_PX || transparency !== undefined) return null;
  const rowSamples = width * channels;
  const rowBytes = Math.ceil((rowSamples * depth) / 8);
  const most = 2 ** depth - 1;
  const sampleAt = (x: number, y: number): number => {
    if (depth >= 8) return Number(data[y * rowSamples + x * channels] ?? 0);
    const bit = x * depth;
    const byte = Number(data[y * rowBytes + (bit >> 3)] ?? 0);
    return (byte >> (8 - depth - (bit & 7))) & most;
  };
  const shadeOf = (sample: number) => (palette ? (palette[sample]?.[0] ?? 255) : Math.round((sample * 255) / most));
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const shade = shadeOf(sampleAt(i % width, Math.floor(i / width)));
    rgba.set([shade, shade, shade, 255], i * 4);
  }
  return { width, height, data: rgba };
}

/** What the code says; null when it is no picture of a QR code. `text` is base64 of a PNG, with or without `data:`. */
export function readQr(text: string): string | null {
  try {
    const bare = text.replace(/^data:image\/png;base64,/i, '').replace(/\s+/g, '');
    const pixels = pixelsOf(Uint8Array.from(atob(bare), (char) => char.charCodeAt(0)));
    return pixels && decodeQr(pixels);
  } catch {
    return null;
  }
}

const textOf = (payload: unknown): string => String(isObject(payload) ? (pick(payload, 'configText') ?? '') : payload);

/** Keys whose lines differ; never their values, which are secret. */
function differences(ours: string, theirs: Normalised): Said {
  if (!theirs.ok) return theirs.problems.join('; ');
  const lines = [ours, theirs.text].map((text) => text.trim().split('\n'));
  const odd = lines.flatMap((own, i) => own.filter((line) => !lines[1 - i]?.includes(line)));
  const keys = [...new Set(odd.map((line) => line.split(' = ')[0]))];
  return keys.length > 0 ? probed('qr.differs', { keys: keys.join(', ') }) : probed('qr.order');
}

function compared(name: string, conf: Reply, code: Reply): ProbeStep {
  if (!conf.ok) return notCompared(probed('qr.noConf', { name, why: sentence(conf.fault.detail) }));
  const ours = normaliseConf(textOf(conf.payload), 'wireguard');
  if (!ours.ok) return notCompared(probed('qr.badConf', { name, why: ours.problems }));
  if (!code.ok) return code.status === 404 ? say('ok', probed('qr.none')) : notCompared(sentence(code.fault.detail));
  const read = typeof code.payload === 'string' ? readQr(code.payload) : null;
  if (read === null) return notCompared(probed('qr.unread', { name }));
  const theirs = normaliseConf(read, 'wireguard');
  if (theirs.ok && theirs.text === ours.text) return say('ok', probed('qr.same', { name }));
  const detail = probed('qr.other', { name, why: differences(ours.text, theirs) });
  return { ...say('warning', detail), fault: 'mismatch' };
}

/** Of one enabled account in a network with WireGuard. `accounts` is the answer to the list of them; never throws. */
export async function qrStep(
  panel: PanelClient,
  accounts: Reply,
  networks: readonly Network[],
  leftMs: number,
): Promise<ProbeStep> {
  if (!accounts.ok) return notCompared(sentence(accounts.fault.detail));
  const list = readRows(rowsOf(accounts.payload, 'name'), shapeAccount);
  if (!list.ok) return notCompared(list.why);
  const offers = (network: string | null) =>
    networks.find(({ name }) => name === network)?.protocols.wireguard !== false;
  const account = list.value.rows.find(({ enabled, network }) => enabled && offers(network));
  if (!account) return say('ok', probed('qr.noAccount'));
  if (leftMs < MIN_LEFT_MS) return notCompared(probed('qr.late'));
  const ask = (form: string) =>
    panel.call('GET', ['client', account.name, 'config', form], { mayBePlain: true, timeoutMs: leftMs });
  const [conf, code] = await Promise.all([ask('text'), ask('qr')]);
  return compared(account.name, conf, code);
}
