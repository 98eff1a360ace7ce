const SECRET_KEY =
  /pass(word)?|pwd|token|secret|authorization|cookie|(private|api|access)_?key|credential|psk|key_ring|session/i;
const MAX_DEPTH = 6;

export type LogFields = Record<string, unknown>;
export type Log = { info(event: string, fields?: LogFields): void; error(event: string, fields?: LogFields): void };

/** Replaces the value of every field whose name smells of a secret; what is nested too deep to look at is left out. */
export function mask(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (depth > MAX_DEPTH) return '***';
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  if (Array.isArray(value)) return value.map((v) => mask(v, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [k, SECRET_KEY.test(k) ? '***' : mask(v, depth + 1)]),
  );
}

/** One JSON line per event, so that the platform's log search can filter on fields. */
export function makeLog(base: LogFields, write: (line: string, level: 'info' | 'error') => void = writeConsole): Log {
  const emit =
    (level: 'info' | 'error') =>
    (event: string, fields: LogFields = {}) =>
      write(JSON.stringify({ level, event, ...base, ...(mask(fields) as LogFields) }), level);
  return { info: emit('info'), error: emit('error') };
}

function writeConsole(line: string, level: 'info' | 'error') {
  if (level === 'error') console.error(line);
  else console.log(line);
}
