const SECRET_KEY = /pass(word)?|token|secret|authorization|cookie|private_?key|psk|key_ring|session/i;

export type LogFields = Record<string, unknown>;
export type Log = { info(event: string, fields?: LogFields): void; error(event: string, fields?: LogFields): void };

/** Replaces the value of every field whose name smells of a secret, at any depth. */
export function mask(value: unknown, depth = 0): unknown {
  if (depth > 6 || value === null || typeof value !== 'object') return value;
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
