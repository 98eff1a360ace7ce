import type { Client, Day, PanelState, Session } from './state.ts';
import { dateIn } from './zone.ts';

const STEP_MS = 30 * 60_000;
const DAY_MS = 86_400_000;
const RETENTION_MS = 62 * DAY_MS;
const HANDSHAKE_EVERY_MS = 120_000;
const IDLE_MBPS = { down: 20, up: 4 };

/** A fixed wave over the day, so growth depends on the clock alone and a restart repeats it exactly. */
const duty = (at: number): number => 0.04 + (0.03 * Math.abs(((at / STEP_MS) % 48) - 24)) / 24;

const bytesPerSecond = (mbps: number, at: number): number => Math.floor(mbps * 125_000 * duty(at));

/** 0 means no cap of its own; then the network's applies, then the line the customer has. */
function rates(state: PanelState, client: Client): { down: number; up: number } {
  const network = state.networks.find(({ name }) => name === client.network);
  return {
    down: client.downMbps || network?.downMbps || IDLE_MBPS.down,
    up: client.upMbps || network?.upMbps || IDLE_MBPS.up,
  };
}

/** A client may well be called `constructor`. */
const daysOf = (state: PanelState, client: string): Record<string, Day> =>
  (Object.hasOwn(state.traffic, client) ? state.traffic[client] : undefined) ?? {};

function dayOf(state: PanelState, client: string, date: string): Day {
  const days = daysOf(state, client);
  state.traffic[client] = days;
  days[date] ??= { down: 0, up: 0 };
  return days[date];
}

function grow(state: PanelState, session: Session, client: Client, until: number): void {
  const { down, up } = rates(state, client);
  while (session.advancedAt < until) {
    const from = session.advancedAt;
    const slot = Math.floor(from / STEP_MS) * STEP_MS;
    const to = Math.min(until, slot + STEP_MS);
    const seconds = Math.floor(to / 1000) - Math.floor(from / 1000);
    const sent = bytesPerSecond(down, slot) * seconds;
    const received = bytesPerSecond(up, slot) * seconds;
    session.tx += sent;
    session.rx += received;
    const day = dayOf(state, client.name, dateIn(state.zone, from));
    day.down += sent;
    day.up += received;
    session.advancedAt = to;
  }
}

function prune(state: PanelState, now: number): void {
  const oldest = dateIn(state.zone, now - RETENTION_MS);
  for (const days of Object.values(state.traffic)) {
    for (const date of Object.keys(days)) if (date < oldest) delete days[date];
  }
  for (const [name, at] of Object.entries(state.departed)) {
    if (now - at < DAY_MS) continue;
    if (!state.clients.some((client) => client.name === name)) delete state.traffic[name];
    delete state.departed[name];
  }
}

/** Brings every counter up to `now`; called before anything is read or changed. */
export function advance(state: PanelState, now: number): void {
  for (const session of state.sessions) {
    const client = state.clients.find(({ name }) => name === session.client);
    if (client) grow(state, session, client, now);
    session.advancedAt = now;
  }
  prune(state, now);
  if (state.loading && state.loading.until <= now) state.loading = null;
}

export function handshakeOf(session: Session, now: number): number {
  if (session.handshake !== null) return session.handshake;
  return now - (Math.max(0, now - session.since) % HANDSHAKE_EVERY_MS);
}

export function monthOf(state: PanelState, client: string, year: number, month: number): [string, Day][] {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const kept = daysOf(state, client);
  return Array.from({ length: days }, (_, i) => {
    const date = `${year}-${String(month).padStart(2, '0')}-${String(i + 1).padStart(2, '0')}`;
    return [date, kept[date] ?? { down: 0, up: 0 }];
  });
}
