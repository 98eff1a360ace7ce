/**
 * WireGuard and AmneziaWG configurations: panels indent them, glue lines and end them anyhow; customers get one form,
 * or nothing when it would not work.
 */

import { type Check, headerRange, isCidr, isEndpoint, isKey, isPacket, isResolver, whole } from './conf-values.ts';

export type ConfVariant = 'wireguard' | 'amneziawg';
/** `problems` name sections and keys, never values. */
export type Normalised = { ok: true; text: string } | { ok: false; problems: string[] };

/** `off`: what says no more than that the key is not there, beside the empty value. `list`: of items, each of which fits. */
type Key = { name: string; fits: Check; required?: boolean; list?: boolean; off?: readonly string[] };
type Section = 'Interface' | 'Peer';

const NO_KEY = [`${'A'.repeat(43)}=`];

const KEYS: Record<Section, readonly Key[]> = {
  Interface: [
    { name: 'Address', fits: isCidr, required: true, list: true },
    { name: 'DNS', fits: isResolver, list: true },
    { name: 'MTU', fits: whole(576, 65535), off: ['0'] },
    { name: 'ListenPort', fits: whole(0, 65535), off: ['0'] },
    { name: 'PrivateKey', fits: isKey, required: true, off: NO_KEY },
  ],
  Peer: [
    { name: 'PublicKey', fits: isKey, required: true, off: NO_KEY },
    { name: 'PresharedKey', fits: isKey, off: NO_KEY },
    { name: 'AllowedIPs', fits: isCidr, required: true, list: true },
    { name: 'Endpoint', fits: isEndpoint, required: true },
    { name: 'PersistentKeepalive', fits: (value) => value === 'off' || whole(0, 65535)(value) },
  ],
};

const isHeader: Check = (value) => headerRange(value) !== null;

const AMNEZIA_KEYS: Record<Section, readonly Key[]> = {
  Interface: [
    { name: 'Jc', fits: whole(0, 128), required: true },
    { name: 'Jmin', fits: whole(0, 65535), required: true },
    { name: 'Jmax', fits: whole(0, 65535), required: true },
    { name: 'S1', fits: whole(0, 65535), required: true },
    { name: 'S2', fits: whole(0, 65535), required: true },
    { name: 'S3', fits: whole(0, 65535) },
    { name: 'S4', fits: whole(0, 65535) },
    ...['H1', 'H2', 'H3', 'H4'].map((name) => ({ name, fits: isHeader, required: true })),
    ...['I1', 'I2', 'I3', 'I4', 'I5'].map((name) => ({ name, fits: isPacket })),
  ],
  Peer: [{ name: 'AdvancedSecurity', fits: (value) => /^(?:on|off|0|1)$/.test(value) }],
};

type Entry = { key: Key; value: string };
type Block = { section: Section; entries: Entry[] };

const keysOf = (section: Section, variant: ConfVariant): readonly Key[] =>
  variant === 'amneziawg' ? [...KEYS[section], ...AMNEZIA_KEYS[section]] : KEYS[section];

/** How programs write what they do not have. */
const ABSENT: ReadonlySet<string> = new Set(['', '(none)', '<nil>', 'null']);

/** Lines without indentation, comments and blanks; a header that is glued to its first key stands alone. */
function linesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line) => line.replace(/^(\s*\[[A-Za-z]+\])/, '$1\n').split('\n'))
    .map((line) => (line.split('#', 1)[0] ?? '').trim())
    .filter((line) => line !== '');
}

function readLine(line: string, block: Block, variant: ConfVariant): string | null {
  const at = line.indexOf('=');
  const word = line.slice(0, Math.max(at, 0)).trim();
  const raw = line.slice(at + 1).trim();
  if (!/^[A-Za-z0-9]{1,40}$/.test(word)) return `[${block.section}] has a line that is not “Key = Value”`;
  const key = keysOf(block.section, variant).find(({ name }) => name.toLowerCase() === word.toLowerCase());
  if (!key) return `[${block.section}] has the key ${word}, which is not allowed there`;
  const items = (key.list ? raw.split(',') : [raw])
    .map((item) => item.trim())
    .filter((item) => !ABSENT.has(item) && !key.off?.includes(item));
  if (items.length === 0) return null;
  if (!items.every(key.fits)) return `[${block.section}] ${key.name} is not valid`;
  const value = items.join(', ');
  const before = block.entries.find((entry) => entry.key === key);
  if (before && !key.list) return `[${block.section}] ${key.name} is there twice`;
  if (before) before.value += `, ${value}`;
  else block.entries.push({ key, value });
  return null;
}

function readBlocks(lines: string[], variant: ConfVariant, problems: string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const header = /^\[(.+)\]$/.exec(line)?.[1]?.toLowerCase();
    const block = blocks.at(-1);
    if (header !== undefined) {
      const section = (['Interface', 'Peer'] as const).find((name) => name.toLowerCase() === header);
      if (section) blocks.push({ section, entries: [] });
      else problems.push('there is a section that is neither [Interface] nor [Peer]');
    } else if (!block) problems.push('there is text before [Interface]');
    else {
      const problem = readLine(line, block, variant);
      if (problem) problems.push(problem);
    }
  }
  return blocks;
}

/** Sizes of a first message and of its answer: by them the other side tells the two apart. */
const INITIATION_BYTES = 148;
const RESPONSE_BYTES = 92;

function checkAmnezia({ entries }: Block): string[] {
  const value = (name: string) => entries.find(({ key }) => key.name === name)?.value;
  const number = (name: string) => Number(value(name) ?? 0);
  const headers = ['H1', 'H2', 'H3', 'H4']
    .flatMap((name) => [headerRange(value(name) ?? '')])
    .filter((range) => range !== null)
    .sort(([a], [b]) => a - b);
  const problems: string[] = [];
  if (number('Jmin') > number('Jmax')) problems.push('[Interface] Jmin is greater than Jmax');
  if (headers.some(([low], at) => low <= (headers[at - 1]?.[1] ?? -1)))
    problems.push('[Interface] H1 to H4 are not all different');
  if (INITIATION_BYTES + number('S1') === RESPONSE_BYTES + number('S2'))
    problems.push('[Interface] S1 and S2 make two kinds of message equally long');
  return problems;
}

function checkBlocks(blocks: Block[], variant: ConfVariant): string[] {
  const problems: string[] = [];
  const [first, ...rest] = blocks;
  if (first?.section !== 'Interface' || rest.some(({ section }) => section === 'Interface'))
    problems.push('there must be one [Interface], and it comes first');
  if (rest.length === 0) problems.push('there is no [Peer]');
  for (const { section, entries } of blocks) {
    const missing = keysOf(section, variant).filter(
      (key) => key.required && !entries.some((entry) => entry.key === key),
    );
    problems.push(...missing.map(({ name }) => `[${section}] ${name} is missing`));
  }
  return first && variant === 'amneziawg' ? [...problems, ...checkAmnezia(first)] : problems;
}

const LONGEST = 128 * 1024;

/**
 * One key per line, LF, no indentation, a final newline, order kept. Keys that run commands (PostUp and the like) and
 * unknown keys are refused, not dropped: a configuration that is not what the panel meant is worse than none. A key that
 * says nothing (`DNS = `, `MTU = 0`) is left out.
 */
export function normaliseConf(text: string, variant: ConfVariant): Normalised {
  if (text.length > LONGEST) return { ok: false, problems: ['it is longer than a configuration can be'] };
  const problems: string[] = [];
  const blocks = readBlocks(linesOf(text), variant, problems);
  problems.push(...checkBlocks(blocks, variant));
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)] };
  const lines = blocks.flatMap(({ section, entries }) => [
    `[${section}]`,
    ...entries.map(({ key, value }) => `${key.name} = ${value}`),
  ]);
  return { ok: true, text: `${lines.join('\n')}\n` };
}
