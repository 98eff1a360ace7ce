/** The connection test: every step by itself, so that the one that fails can be named together with its cause. */

import { sentence } from '../../../../kernel/words/index.ts';
import type { Said, Word } from '../../../../kernel/words/word.ts';
import type { FaultClass } from '../../../outcome.ts';
import type { Network, ProbeReport, ProbeStep } from '../../port.ts';
import type { PanelServer } from '../config.ts';
import { readNetworks, readStatus } from '../networks.ts';
import { baseUrl, type PanelClient, type Reply } from '../wire/client.ts';
import { type PanelStatus, type Rows, type Shaped, shapeLicence, shapeStatus } from '../wire/shapes.ts';
import { probed } from '../words/index.ts';

/** Rounds of calls, one after the other, stay under the 15 s that a person waits; the last gets what is left. */
const STEP_TIMEOUT_MS = 7_000;
const ALL_ROUNDS_MS = 14_500;
const LIST_MAX_BYTES = 8 * 1024 * 1024;
const MIN_MAJOR = 2;
/** Asked for to see whether the token may read clients; that it is absent is the good answer. */
const NOBODY = 'connection-test';
/** Written to, with nothing, to see whether the token may: a dot is in no client's name, so there is nothing to change. */
const IMPOSSIBLE = 'connection.test';
const CLIENT_WRITE = 'clients (client write)';

type StepName = ProbeStep['step'];
type Read<T> = { step: ProbeStep; value: T | null };

const PERMISSION: Partial<Record<StepName, string>> = {
  status: 'status (system_config read)',
  licence: 'licence (license read)',
  networks: 'networks (network read)',
  clients: 'clients (client read)',
};

const passed = (step: StepName, detail: Said): ProbeStep => ({ step, state: 'ok', detail });
const failed = (step: StepName, fault: FaultClass, detail: Said): ProbeStep => ({
  step,
  state: 'failed',
  detail,
  fault,
});
const skipped = (step: StepName): ProbeStep => ({ step, state: 'skipped', detail: probed('notTried') });

/** What to do about it, in a sentence after the cause. */
function adviceFor(reply: Extract<Reply, { ok: false }>, step: StepName, server: PanelServer): Word | null {
  const { fault, failure } = reply;
  if (fault.class === 'auth') {
    return probed(/\bip\b|address/i.test(fault.detail) ? 'advice.ip' : 'advice.token');
  }
  if (fault.class === 'permission') return probed('advice.permission', { permission: PERMISSION[step] ?? step });
  if (fault.class === 'redirect') return probed('advice.redirect');
  if (fault.class === 'tls' && server.secure && /certificate does not verify$/.test(fault.detail))
    return probed('advice.certificate', { host: server.host });
  if (fault.class === 'tls') return probed(server.secure ? 'advice.plain' : 'advice.secure');
  if (failure === 'refused' || failure === 'reset') return probed(server.secure ? 'advice.plain' : 'advice.secure');
  if (fault.class === 'not_json') return probed('advice.notPanel');
  if (fault.class === 'busy') return probed('advice.busy');
  return null;
}

/** The cause and what to do about it. */
function adviseOn(reply: Extract<Reply, { ok: false }>, step: StepName, server: PanelServer): Word {
  const cause = sentence(reply.fault.detail);
  const advice = adviceFor(reply, step, server);
  return advice ? probed('advised', { cause, advice }) : probed('stopped', { cause });
}

const CONNECTION: ReadonlySet<string> = new Set(['blocked', 'dns', 'tls', 'refused']);

function stepOf<T>(
  name: StepName,
  reply: Reply,
  server: PanelServer,
  shapeOf: (payload: unknown) => Shaped<T>,
  say: (value: T) => Said,
): Read<T> {
  if (!reply.ok) {
    return { step: failed(name, reply.fault.class, adviseOn(reply, name, server)), value: null };
  }
  const read = shapeOf(reply.payload);
  if (!read.ok) return { step: failed(name, 'server', read.why), value: null };
  return { step: passed(name, say(read.value)), value: read.value };
}

function hostProblem(host: string): Word | null {
  if (host.trim() === '') return probed('host.none');
  return /[/@?#\s\\]|^https?:/i.test(host.trim()) ? probed('host.bare') : null;
}

function versionStep(version: string | null): ProbeStep {
  if (version === null) return { step: 'version', state: 'warning', detail: probed('version.none'), fault: 'version' };
  const major = Number(/\d+/.exec(version)?.[0] ?? Number.NaN);
  if (major >= MIN_MAJOR) return passed('version', version);
  return failed('version', 'version', probed('version.old', { version, least: `${MIN_MAJOR}.0` }));
}

const dayOf = (instant: string) => instant.split('T', 1)[0] ?? '';

const slotsText = ({ slots: { used, total }, licenceExpires }: PanelStatus): Word =>
  licenceExpires
    ? probed('slots.until', { used, total, day: dayOf(licenceExpires) })
    : probed('slots', { used, total });

/** A panel that is loading answers, yet is not ready: failed as busy, so that nobody takes it for dead. */
function markBusy(read: Read<PanelStatus>): Read<PanelStatus> {
  const busy = read.value?.busy;
  if (!busy) return read;
  return { ...read, step: failed('status', 'busy', probed('busy', { why: busy })) };
}

function markOdd(read: Read<Rows<Network>>): Read<Rows<Network>> {
  const { rows = [], odd = [] } = read.value ?? {};
  if (odd.length === 0) return read;
  const detail = probed('networks.odd', { n: rows.length + odd.length, odd: odd.length });
  return { ...read, step: { step: 'networks', state: 'warning', detail } };
}

/** May the token read clients, and change them? A client that is not there is the answer that says yes. */
function clientsStep(read: Reply, write: Reply, server: PanelServer): ProbeStep {
  if (!read.ok && read.fault.class !== 'not_found')
    return stepOf(
      'clients',
      read,
      server,
      (payload) => ({ ok: true, value: payload }),
      () => '',
    ).step;
  if (write.ok || write.fault.class === 'not_found' || write.fault.class === 'validation')
    return passed('clients', probed('clients.write'));
  const { class: fault, detail } = write.fault;
  if (fault === 'permission')
    return failed(
      'clients',
      fault,
      probed('advised', { cause: sentence(detail), advice: probed('advice.permission', { permission: CLIENT_WRITE }) }),
    );
  return { step: 'clients', state: 'warning', detail: probed('clients.unknown', { why: sentence(detail) }), fault };
}

/** After these the other calls would fail alike. */
const HOPELESS: ReadonlySet<FaultClass> = new Set(['auth', 'redirect', 'transport', 'tls', 'dns', 'not_json']);

const report = (steps: ProbeStep[], latencyMs: number, found: Partial<ProbeReport> = {}): ProbeReport => ({
  ok: steps.every(({ state }) => state === 'ok' || state === 'warning'),
  steps,
  version: null,
  slots: null,
  licenceExpires: null,
  licenceValid: null,
  networks: [],
  latencyMs,
  ...found,
});

/** Never throws. `latencyMs` is that of the status call. */
export async function probe(panel: PanelClient, server: PanelServer): Promise<ProbeReport> {
  const rest: readonly StepName[] = ['version', 'licence', 'networks', 'clients', 'qr'];
  const problem = hostProblem(server.host);
  if (problem)
    return report([failed('address', 'validation', problem), ...(['status', ...rest] as const).map(skipped)], 0);
  const reply = await readStatus(panel, STEP_TIMEOUT_MS);
  if (!reply.ok && (CONNECTION.has(reply.failure ?? '') || reply.fault.class === 'tls')) {
    const detail = adviseOn(reply, 'address', server);
    return report(
      [failed('address', reply.fault.class, detail), ...(['status', ...rest] as const).map(skipped)],
      reply.tookMs,
    );
  }
  const address = passed('address', baseUrl(server));
  const status = markBusy(stepOf('status', reply, server, shapeStatus, slotsText));
  if (!reply.ok && HOPELESS.has(reply.fault.class))
    return report([address, status.step, ...rest.map(skipped)], reply.tookMs);
  const ask = (path: readonly string[]) => panel.call('GET', path, { timeoutMs: STEP_TIMEOUT_MS });
  const second = await Promise.all([
    ask(['license']),
    ask(['network']),
    ask(['client', NOBODY]),
    panel.call('PUT', ['client', IMPOSSIBLE], { json: {}, mayBeEmpty: true, timeoutMs: STEP_TIMEOUT_MS }),
    panel.call('GET', ['client'], { timeoutMs: STEP_TIMEOUT_MS, maxBytes: LIST_MAX_BYTES }),
  ]);
  const [licenceReply, networksReply, clientsReply, writeReply, accountsReply] = second;
  const leftMs = ALL_ROUNDS_MS - reply.tookMs - Math.max(...second.map(({ tookMs }) => tookMs));
  const licence = stepOf('licence', licenceReply, server, shapeLicence, ({ expires }) =>
    expires ? probed('licence.until', { day: dayOf(expires) }) : probed('licence.answers'),
  );
  const networks = markOdd(
    stepOf('networks', networksReply, server, readNetworks, ({ rows }) => probed('networks', { n: rows.length })),
  );
  const version = status.value ? versionStep(status.value.version) : skipped('version');
  const clients = clientsStep(clientsReply, writeReply, server);
  // Its decoder would take a tenth of every start of the Worker.
  const { qrStep } = await import('../files/qr.ts');
  const qr = await qrStep(panel, accountsReply, networks.value?.rows ?? [], leftMs);
  return report([address, status.step, version, licence.step, networks.step, clients, qr], reply.tookMs, {
    version: status.value?.version ?? null,
    slots: status.value?.slots ?? null,
    licenceExpires: status.value?.licenceExpires ?? licence.value?.expires ?? null,
    licenceValid: status.value?.licenceValid ?? licence.value?.valid ?? null,
    networks: networks.value?.rows ?? [],
  });
}
