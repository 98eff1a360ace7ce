/**
 * Whatever a panel answers, each endpoint that asks it says what is so or that it is not known, and nobody else is
 * affected: bystanders get what they get else, for as many calls as else.
 */
import { describe, expect, it } from 'vitest';
import { endpoints, restOf } from '../testing/endpoints.ts';
import { type Bend, bendsOf, KINDS, shownBend, sliceOf } from '../testing/odd/answers.ts';
import { type Call, oddStage, type Subject } from '../testing/odd/stage.ts';
import { untrue } from '../testing/odd/truth.ts';
import { counted, seedsOf } from '../testing/proof.ts';
import { withRoomyLicence } from '../testing/shop.ts';

withRoomyLicence();
const stage = oddStage();

const SEEDS = seedsOf('answers', { seed: 1, times: 1 });
/** No answer that holds the peer's own words is longer. */
const LONGEST = 100_000;

type Asked = { status: number; body: unknown; text: string };
type Ask = (subject: Subject) => Promise<Asked>;

async function answered(asked: Promise<Response>): Promise<Asked> {
  const response = await asked;
  const text = new TextDecoder().decode(await response.arrayBuffer());
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isJson ? JSON.parse(text) : text, text };
}

const month = () => {
  const now = new Date(stage.w.clock.now);
  return `year=${now.getUTCFullYear()}&month=${now.getUTCMonth() + 1}`;
};
const mine =
  (method: string, path: string, query: () => string = () => ''): Ask =>
  ({ id, buyer }) =>
    answered(buyer.rest(method, `/api/v1/client/services/${id}/${path}${query()}`, method === 'GET' ? undefined : {}));
const staffs =
  (method: string, path: (subject: Subject) => string, body: (subject: Subject) => object = () => ({})): Ask =>
  (subject) =>
    answered(
      subject.admin.rest(method, `/api/v1/admin/${path(subject)}`, method === 'GET' ? undefined : body(subject)),
    );

/** By the name of the endpoint. */
const ASKS: Readonly<Record<string, Ask>> = {
  'client.services.account': mine('GET', 'account'),
  'client.services.config wireguard': mine('GET', 'configs/wireguard'),
  'client.services.config amneziawg': mine('GET', 'configs/amneziawg'),
  'client.services.config openvpn': mine('GET', 'configs/openvpn'),
  'client.services.config ikev2': mine('GET', 'configs/ikev2'),
  'client.services.file': mine('GET', 'files/openvpn'),
  'client.services.ikev2': mine('GET', 'ikev2'),
  'client.services.ikev2File': mine('GET', 'ikev2/windows'),
  'client.services.appleProfile': mine('POST', 'ikev2/apple'),
  'client.links.createOnPanel': mine('POST', 'panel-link'),
  'client.usage.month': mine('GET', 'traffic?', month),
  'client.connections.status': mine('GET', 'connections'),
  'admin.services.observe': staffs('GET', ({ id }) => `services/${id}/account`),
  'admin.services.config': staffs('POST', ({ id }) => `services/${id}/configs/wireguard`),
  'admin.links.createOnPanel': staffs('POST', ({ id }) => `services/${id}/panel-link`),
  'admin.usage.month': staffs('GET', ({ id }) => `services/${id}/traffic?${month()}`),
  'admin.connections.status': staffs('GET', ({ id }) => `services/${id}/connections`),
  'admin.connections.server': staffs('GET', ({ serverId }) => `servers/${serverId}/connections`),
  'admin.services.sync': staffs('POST', ({ id }) => `services/${id}/sync`),
  'admin.servers.networks': staffs('GET', ({ serverId }) => `servers/${serverId}/networks`),
  'admin.servers.networkTree': staffs('GET', ({ serverId }) => `network-tree?serverId=${serverId}`),
  'admin.servers.test': staffs(
    'POST',
    () => 'servers/test',
    ({ serverId }) => ({ id: serverId }),
  ),
  'admin.servers.compare': staffs('POST', ({ serverId }) => `servers/${serverId}/contract`),
  'admin.servers.reconcile': staffs('POST', ({ serverId }) => `servers/${serverId}/reconcile`),
};

const asksPoller = (name: string) => name.includes('connections');
const keepsCopy = (name: string) => /etwork|observe|sync|account/.test(name);
const ops = (calls: readonly Call[]) => calls.map(({ host, op }) => `${host} ${op}`).sort();
type Usual = { asked: Asked; calls: Call[] };
const usual = new Map<string, Usual>();

/** What this subject gets of it while all is well. */
async function usually(name: string, subject: Subject): Promise<Usual> {
  const key = `${name} ${subject.who}`;
  const known = usual.get(key);
  if (known) return known;
  await stage.forget(asksPoller(name));
  const { value: asked, calls } = await stage.heard(() => (ASKS[name] as Ask)(subject));
  expect([key, asked.status, asked.text.slice(0, 200)]).toEqual([key, 200, expect.anything()]);
  usual.set(key, { asked, calls });
  return { asked, calls };
}

const bare = ({ text }: Asked) =>
  text.replace(/"(?:id|url|at|now|sampledAt|requestId|latencyMs|tookMs)":("[^"]*"|\d+)/g, '');

const SWITCH_OR_SPEED = /^(b_|bandwidth|status$|enabled?$|wireguard|amneziawg|openvpn|ikev2)/;

/**
 * What a panel says and nobody can doubt: null and nothing are an empty list, as Go writes it; a row that is not there; any
 * word as a name; and nought, of a speed or a switch.
 */
function saysSo({ place, kind }: Bend, text: string): boolean {
  if (place === 'body' || place === 'payload')
    return ['null', '""', 'missing'].includes(kind) && /^\[|"msg":\[/.test(text);
  if (place === 'row') return kind === 'missing';
  return /name$/.test(place.field) ? kind === 'a zero time' : kind === '0' && SWITCH_OR_SPEED.test(place.field);
}

function faults(name: string, op: string, bend: Bend, is: Asked): string[] {
  const { asked: was, calls } = usual.get(`${name} victim`) as Usual;
  if (is.text.length > LONGEST + was.text.length) return [`${is.text.length} characters`];
  if (is.status >= 400) {
    const { code, detail } = is.body as { code?: string; detail?: string };
    return code !== 'internal' && code && (detail ?? '').length > 5 ? [] : [`${is.status} ${is.text.slice(0, 100)}`];
  }
  if (typeof is.body === 'string') return is.text === was.text ? [] : ['another file'];
  // What it compares are the names of fields, which are the peer's.
  if (name === 'admin.servers.compare') return [];
  if (saysSo(bend, calls.find((one) => one.op === op)?.text ?? '')) return [];
  const good = typeof bend.place === 'string' ? undefined : '1';
  const said = KINDS[bend.kind]?.(good);
  return untrue(was.body, is.body, { partial: false, said });
}

/** Everybody asks while one answer is odd. */
async function lookAt(name: string, op: string, bend: Bend): Promise<string[]> {
  const ask = ASKS[name] as Ask;
  const { victim } = stage;
  const { roommate, neighbour } = stage.others;
  // What is said to one account, or in its row of a list, is nobody else's; what is said of the server is everybody's there.
  const isOfOne =
    op.includes('{account}') || (op.endsWith('/online') && bend.place !== 'body' && bend.place !== 'payload');
  const bystanders = isOfOne && !/server/.test(name) ? [roommate, neighbour] : [neighbour];
  const expected = await Promise.all(bystanders.map((one) => usual.get(`${name} ${one.who}`)));
  // What is kept of an answer is of a good one, not of the cell before.
  if (keepsCopy(name)) await ask(victim);
  await stage.forget(asksPoller(name));
  return stage.with({ op, bend }, async () => {
    const found = faults(name, op, bend, await ask(victim));
    for (const [at, one] of bystanders.entries()) {
      const { value: got, calls } = await stage.heard(() => ask(one));
      const due = expected[at] as Usual;
      if (got.status !== 200 || bare(got) !== bare(due.asked)) found.push(`${one.who} gets ${got.text.slice(0, 80)}`);
      // Who is online is one question for all on a server.
      const own = one === roommate && asksPoller(name) ? [] : due.calls;
      if (ops(calls).join() !== ops(own).join()) found.push(`${one.who} waits for ${ops(calls).join(', ')}`);
    }
    return found.map((one) => `${name}, ${op}, ${shownBend(bend)}: ${one}`);
  });
}

describe('given one odd answer of a panel', () => {
  it('all endpoints that ask a panel are looked at', async () => {
    const { victim } = stage;
    const found = new Set<string>();
    const things: Record<string, string> = { services: victim.id, servers: victim.serverId };
    for (const e of endpoints.filter(({ method, audience }) => method === 'GET' && audience !== 'public')) {
      const id = things[/^\/(?:client|admin)\/(\w+)/.exec(e.path)?.[1] ?? ''];
      const extra = { ...(e.path.endsWith('/traffic') ? { year: 2026, month: 11 } : {}), serverId: victim.serverId };
      const { method, path } = restOf(e, {
        ...e.sample,
        ...(e.path.includes('tree') || e.path.endsWith('/traffic') ? extra : {}),
        ...(id ? { id } : {}),
      });
      const { calls } = await stage.heard(() =>
        (e.audience === 'client' ? victim.buyer : victim.admin).rest(method, path),
      );
      if (calls.length > 0) found.add(e.name);
      await stage.forget(true);
    }
    const looked = new Set(Object.keys(ASKS).map((name) => name.split(' ')[0]));
    expect([...found].filter((name) => !looked.has(name))).toEqual([]);
    expect([...looked].filter((name) => !endpoints.some((e) => e.name === name))).toEqual([]);
  });

  it.for(SEEDS)(
    'each says what is so or that it is not known, and nobody else gets less or waits for more (slice %i)',
    async (seed, { task }) => {
      all ??= await everyCell();
      const drawn = sliceOf(all, seed);
      const found: string[] = [];
      for (const [name, op, bend] of drawn) found.push(...(await lookAt(name, op, bend)));
      counted(task, { 'odd answers': drawn.length });
      expect(found).toEqual([]);
    },
  );
});

type Cell = readonly [name: string, op: string, bend: Bend];
let all: Cell[] | undefined;

/** Each answer that an endpoint makes use of, in each way. */
async function everyCell(): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const name of Object.keys(ASKS)) {
    for (const one of [stage.others.roommate, stage.others.neighbour]) await usually(name, one);
    const { calls } = await usually(name, stage.victim);
    const texts = new Map(calls.map(({ op, text }) => [op, text]));
    for (const [op, text] of texts) for (const bend of bendsOf(text, stage.isMine)) cells.push([name, op, bend]);
  }
  return cells;
}
