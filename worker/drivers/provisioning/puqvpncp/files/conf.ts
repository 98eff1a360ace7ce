/**
 * WireGuard and AmneziaWG configurations: panels indent them, glue lines and end them anyhow; customers get one form,
 * or nothing when it would not work.
 */

export type ConfVariant = 'wireguard' | 'amneziawg';
/** `problems` name sections and keys, never values. */
export type Normalised = { ok: true; text: string } | { ok: false; problems: string[] };

type Check = (value: string) => boolean;

const whole = (low: number, high: number): Check => {
  return (value) => /^\d{1,10}$/.test(value) && Number(value) >= low && Number(value) <= high;
};

/** Base64 of 32 bytes, in its one canonical spelling. */
const isKey: Check = (value) => /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(value);
const isIpv4: Check = (value) =>
  /^(\d{1,3}\.){3}\d{1,3}$/.test(value) && value.split('.').every((byte) => Number(byte) <= 255);

export const isIpv6: Check = (value) => {
  if (!/^[0-9a-f:.]{2,45}$/i.test(value) || !value.includes(':')) return false;
  return URL.canParse(`http://[${value}]/`);
};

const isName: Check = (value) =>
  value.length <= 253 && /^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/i.test(value);

const isCidr: Check = (value) => {
  const [ip = '', bits, more] = value.split('/');
  if (more !== undefined || !(isIpv4(ip) || isIpv6(ip))) return false;
  return bits === undefined || whole(0, isIpv4(ip) ? 32 : 128)(bits);
};

const list = (item: Check): Check => {
  return (value) => value.split(',').every((part) => item(part.trim()));
};

const isEndpoint: Check = (value) => {
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(value) ?? [];
  const inner = /^\[(.+)\]$/.exec(host)?.[1];
  const hostFits = inner === undefined ? isIpv4(host) || (isName(host) && !/^[\d.]+$/.test(host)) : isIpv6(inner);
  return hostFits && whole(1, 65535)(port);
};

const magicHeader: Check = (value) => value.split('-').length <= 2 && value.split('-').every(whole(0, 4294967295));

type Key = { name: string; fits: Check; required?: boolean; list?: boolean };
type Section = 'Interface' | 'Peer';

const KEYS: Record<Section, readonly Key[]> = {
  Interface: [
    { name: 'Address', fits: list(isCidr), required: true, list: true },
    { name: 'DNS', fits: list((item) => isIpv4(item) || isIpv6(item) || isName(item)), list: true },
    { name: 'MTU', fits: whole(576, 65535) },
    { name: 'ListenPort', fits: whole(0, 65535) },
    { name: 'PrivateKey', fits: isKey, required: true },
  ],
  Peer: [
    { name: 'PublicKey', fits: isKey, required: true },
    { name: 'PresharedKey', fits: isKey },
    { name: 'AllowedIPs', fits: list(isCidr), required: true, list: true },
    { name: 'Endpoint', fits: isEndpoint, required: true },
    { name: 'PersistentKeepalive', fits: (value) => value === 'off' || whole(0, 65535)(value) },
  ],
};

const AMNEZIA_KEYS: readonly Key[] = [
  { name: 'Jc', fits: whole(0, 128), required: true },
  { name: 'Jmin', fits: whole(0, 65535), required: true },
  { name: 'Jmax', fits: whole(0, 65535), required: true },
  { name: 'S1', fits: whole(0, 65535), required: true },
  { name: 'S2', fits: whole(0, 65535), required: true },
  { name: 'S3', fits: whole(0, 65535) },
  { name: 'S4', fits: whole(0, 65535) },
  { name: 'H1', fits: magicHeader, required: true },
  { name: 'H2', fits: magicHeader, required: true },
  { name: 'H3', fits: magicHeader, required: true },
  { name: 'H4', fits: magicHeader, required: true },
];

type Entry = { key: Key; value: string };
type Block = { section: Section; entries: Entry[] };

const keysOf = (section: Section, variant: ConfVariant): readonly Key[] =>
  section === 'Interface' && variant === 'amneziawg' ? [...KEYS.Interface, ...AMNEZIA_KEYS] : KEYS[section];

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
  if (!/^[A-Za-z0-9]+$/.test(word)) return `[${block.section}] has a line that is not “Key = Value”`;
  const key = keysOf(block.section, variant).find(({ name }) => name.toLowerCase() === word.toLowerCase());
  if (!key) return `[${block.section}] has the key ${word}, which is not allowed there`;
  const value = key.list
    ? raw
        .split(',')
        .map((part) => part.trim())
        .join(', ')
    : raw;
  if (!key.fits(value)) return `[${block.section}] ${key.name} is not valid`;
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

function checkAmnezia({ entries }: Block): string[] {
  const value = (name: string) => entries.find(({ key }) => key.name === name)?.value;
  const headers = ['H1', 'H2', 'H3', 'H4'].map(value).filter((header) => header !== undefined);
  const problems: string[] = [];
  if (Number(value('Jmin') ?? 0) > Number(value('Jmax') ?? 0)) problems.push('[Interface] Jmin is greater than Jmax');
  if (new Set(headers).size !== headers.length) problems.push('[Interface] H1 to H4 are not all different');
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

/**
 * One key per line, LF, no indentation, a final newline, order kept. Keys that run commands (PostUp and the like) and
 * unknown keys are refused, not dropped: a configuration that is not what the panel meant is worse than none.
 */
export function normaliseConf(text: string, variant: ConfVariant): Normalised {
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
