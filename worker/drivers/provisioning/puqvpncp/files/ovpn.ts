/** OpenVPN profiles: one form for customers, or nothing when it would not work or would run something. */
import type { Normalised } from './conf.ts';

const BLOCKS = new Set([
  ...['ca', 'cert', 'key', 'pkcs12', 'secret', 'extra-certs', 'crl-verify', 'dh', 'peer-fingerprint', 'connection'],
  ...['tls-auth', 'tls-crypt', 'tls-crypt-v2', 'auth-user-pass', 'http-proxy-user-pass'],
]);

/** They run a program or load code on the customer's device. */
const RUNS = new Set([
  ...['up', 'down', 'ipchange', 'route-up', 'route-pre-down', 'client-connect', 'client-disconnect', 'learn-address'],
  ...['tls-verify', 'auth-user-pass-verify', 'plugin', 'iproute', 'pkcs11-providers', 'config'],
]);

type Part = { name: string; lines: string[] | null };

/** Lines of their own, and inline blocks whole; null: a block is not closed. */
function partsOf(lines: readonly string[], problems: string[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const tag = /^<([^/>]+)>$/.exec(line.trim())?.[1];
    if (tag === undefined) {
      parts.push({ name: line, lines: null });
      continue;
    }
    const end = lines.findIndex((other, i) => i > at && other.trim() === `</${tag}>`);
    if (!BLOCKS.has(tag)) problems.push(`there is a block <${tag}>`);
    if (end < 0) problems.push(`<${tag}> is not closed`);
    parts.push({ name: tag, lines: lines.slice(at + 1, end < 0 ? lines.length : end) });
    at = end < 0 ? lines.length : end;
  }
  return parts;
}

/** The device asks for the password: it is never in the file, nor in a file that only the panel has. */
const PROMPT = 'auth-user-pass';

function written({ name, lines }: Part): string[] {
  if (lines === null) return [/^auth-user-pass\b/.test(name.trim()) ? PROMPT : name.trim()];
  if (name === PROMPT) return [PROMPT];
  const inner = lines.map((line) => line.trim()).filter((line) => line !== '');
  return [`<${name}>`, ...inner, `</${name}>`];
}

function checkLine(line: string): string | null {
  const [word = ''] = line.trim().split(/\s+/);
  if (/^<\/?[^>]*>$/.test(word)) return `${word} has no beginning`;
  return RUNS.has(word) ? `the directive ${word} is not allowed` : null;
}

/** LF, a final newline, inline blocks closed, the password asked for once. Problems name directives, never values. */
export function normaliseOvpn(text: string): Normalised {
  const problems: string[] = [];
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const parts = partsOf(lines, problems);
  for (const { name, lines: inner } of parts) {
    const problem = inner === null ? checkLine(name) : null;
    if (problem) problems.push(problem);
  }
  if (!parts.some(({ name, lines: inner }) => (inner ?? [name]).some((line) => /^\s*remote\s+\S/.test(line))))
    problems.push('there is no remote');
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)] };
  const out = parts.flatMap(written).filter((line, at, all) => line !== PROMPT || all.indexOf(line) === at);
  return { ok: true, text: `${out.join('\n')}\n` };
}
