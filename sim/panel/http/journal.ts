import type { Body } from './input.ts';

export type Entry = { at: number; method: string; path: string; status: number | null; body: Body; faults: string[] };

const KEPT = 500;
const SECRET = /password|token|secret|private_?key/i;

export function masked(body: Body): Body {
  return Object.fromEntries(Object.entries(body).map(([field, value]) => [field, SECRET.test(field) ? '***' : value]));
}

/** What was asked and answered, newest last. A null status means that no answer was ever given. */
export class Journal {
  entries: Entry[] = [];

  open(entry: Omit<Entry, 'status'>): Entry {
    const opened: Entry = { ...entry, body: masked(entry.body), status: null };
    this.entries.push(opened);
    if (this.entries.length > KEPT) this.entries.shift();
    return opened;
  }
}
