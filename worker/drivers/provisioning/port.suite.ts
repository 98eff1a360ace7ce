/** The contract of the provisioning port: every driver of the kind runs it against its simulator. */
import { describe, expect, it } from 'vitest';
import { driverSuite } from '../driver.suite.ts';
import { failing } from './failing.suite.ts';
import { PROTOCOLS, PROVISIONING_CAPABILITIES, type ProvisioningDriver, type ProvisioningPeer } from './port.ts';

export type SuiteSubject = {
  driver: ProvisioningDriver;
  /** What opens a server: a configuration that the driver takes. */
  config: Record<string, unknown>;
  freshName(): string;
  /** A network on the peer, or null when the kind has none. */
  network: string | null;
  /** A peer with the right credential, a wrong one, or the right one and hardly any patience. */
  open(how?: 'wrong credential' | 'impatient'): ProvisioningPeer;
  /** From now on the peer answers every call with a failure of its own, or not at all; null: as usual. */
  breakWith(fault: 'server error' | 'silence' | null): Promise<void>;
  accountsNamed(name: string): Promise<number>;
  callsSeen(): Promise<number>;
  /** Puts the account online with these bytes, named as the customer sees them. */
  connect(name: string, bytes: { downBytes: number; upBytes: number }): Promise<void>;
  /** Everything that was logged since the test began, as one text, and the credential that must not be in it. */
  logged(): { text: string; credential: string };
};

const caps = { downMbps: 100, upMbps: 25 };

function convergence(subject: SuiteSubject) {
  const made = async () => {
    const name = subject.freshName();
    const peer = subject.open();
    const created = await peer.create({ name, network: subject.network, mayExist: false });
    expect(created).toMatchObject({
      kind: 'ok',
      value: { account: { name, network: subject.network }, adopted: false },
    });
    return { name, peer };
  };

  it('create twice is one account: the second time it is adopted', async () => {
    const { name, peer } = await made();
    const again = await peer.create({ name, network: subject.network, mayExist: true });
    expect(again).toMatchObject({ kind: 'ok', value: { account: { name }, adopted: true } });
    expect(await subject.accountsNamed(name)).toBe(1);
  });

  it('create over an account that cannot be ours is refused as duplicate_name and changes nothing', async () => {
    const { name, peer } = await made();
    const before = await peer.observe(name);
    expect(await peer.create({ name, network: subject.network, mayExist: false })).toMatchObject({
      kind: 'refused',
      why: { class: 'duplicate_name' },
    });
    expect(await peer.observe(name)).toEqual(before);
  });

  it.each([caps, { downMbps: 0, upMbps: 0 }, { downMbps: 10_000, upMbps: 0 }])(
    'setCaps %j twice is once, and is what observe says',
    async (wanted) => {
      const { name, peer } = await made();
      const first = await peer.setCaps(name, wanted);
      expect(first).toMatchObject({ kind: 'ok', value: { name, caps: wanted } });
      expect(await peer.setCaps(name, wanted)).toEqual(first);
      expect(await peer.observe(name)).toEqual(first);
    },
  );

  it('suspend twice is once; ensure twice brings it back with its caps', async () => {
    const { name, peer } = await made();
    for (const _ of [1, 2]) expect(await peer.suspend(name)).toEqual({ kind: 'ok', value: null });
    expect(await peer.observe(name)).toMatchObject({ kind: 'ok', value: { enabled: false } });
    for (const _ of [1, 2]) {
      expect(await peer.ensure({ name, network: subject.network, caps })).toMatchObject({
        kind: 'ok',
        value: { enabled: true, caps },
      });
    }
    expect(await peer.observe(name)).toMatchObject({ kind: 'ok', value: { enabled: true, caps } });
  });

  it('remove twice is once, and then observe says that there is none', async () => {
    const { name, peer } = await made();
    for (const _ of [1, 2]) expect(await peer.remove(name)).toEqual({ kind: 'ok', value: null });
    expect(await peer.observe(name)).toEqual({ kind: 'ok', value: null });
    expect(await subject.accountsNamed(name)).toBe(0);
  });

  it('otl makes a new absolute link each time', async () => {
    const { name, peer } = await made();
    if (!peer.otl) return;
    const [one, two] = [await peer.otl(name), await peer.otl(name)];
    expect([one.kind, two.kind, one]).toEqual(['ok', 'ok', expect.not.objectContaining(two)]);
  });

  it('of an absent account: remove is ok, observe is null, the other verbs are refused as not_found', async () => {
    const name = subject.freshName();
    const peer = subject.open();
    expect(await peer.remove(name)).toEqual({ kind: 'ok', value: null });
    expect(await peer.observe(name)).toEqual({ kind: 'ok', value: null });
    for (const outcome of [
      peer.setCaps(name, caps),
      peer.ensure({ name, network: subject.network, caps }),
      peer.suspend(name),
      peer.config(name, 'wireguard'),
    ]) {
      expect(await outcome).toMatchObject({ kind: 'refused', why: { class: 'not_found' } });
    }
  });

  it('a name that is none is refused before any call', async () => {
    const before = await subject.callsSeen();
    const peer = subject.open();
    for (const name of ['', '.', '..', 'a/b', 'a b', 'é', 'x'.repeat(65)]) {
      const results = [
        peer.create({ name, network: subject.network, mayExist: true }),
        peer.setCaps(name, caps),
        peer.suspend(name),
        peer.remove(name),
        peer.observe(name),
      ];
      for (const outcome of await Promise.all(results)) {
        expect(outcome, name).toMatchObject({ kind: 'refused', why: { class: 'validation' } });
      }
    }
    expect(await subject.callsSeen()).toBe(before);
  });

  it('caps that are none are refused before any call', async () => {
    const { name, peer } = await made();
    const before = await subject.callsSeen();
    for (const cap of [-1, 10_001, 1.5, Number.NaN]) {
      const outcome = await peer.setCaps(name, { downMbps: cap, upMbps: 1 });
      expect(outcome).toMatchObject({ kind: 'refused', why: { class: 'validation' } });
      const ensured = await peer.ensure({ name, network: null, caps: { downMbps: 1, upMbps: cap } });
      expect(ensured).toMatchObject({ kind: 'refused', why: { class: 'validation' } });
    }
    expect(await subject.callsSeen()).toBe(before);
  });
}

function reading(subject: SuiteSubject) {
  it('networks, slots and capacity agree with each other', async () => {
    const peer = subject.open();
    const networks = await peer.networks();
    const names = networks.kind === 'ok' ? networks.value.networks.map(({ name }) => name) : [];
    if (subject.network !== null) {
      expect(names).toContain(subject.network);
      expect(await peer.network(subject.network)).toMatchObject({ kind: 'ok', value: { name: subject.network } });
    }
    const slots = await peer.slots();
    expect(slots).toMatchObject({ kind: 'ok', value: { busy: null } });
    const capacity = await peer.capacity(subject.network);
    const { used, total } = slots.kind === 'ok' ? slots.value : { used: -1, total: -1 };
    expect(capacity).toMatchObject({ kind: 'ok', value: { ready: true, why: null, slots: { used, total } } });
  });

  it('a network that is not there is refused as not_found', async () => {
    expect(await subject.open().network('no-such-network')).toMatchObject({
      kind: 'refused',
      why: { class: 'not_found' },
    });
  });

  it('accounts lists what create made', async () => {
    const name = subject.freshName();
    const peer = subject.open();
    await peer.create({ name, network: subject.network, mayExist: false });
    const accounts = await peer.accounts();
    const listed =
      accounts.kind === 'ok' ? accounts.value.accounts.find((account) => account.name === name) : undefined;
    expect(await peer.observe(name)).toEqual({ kind: 'ok', value: listed });
  });

  it('nobody online is an empty list; a session shows bytes from the customer’s side', async () => {
    const name = subject.freshName();
    const peer = subject.open();
    expect(await peer.online()).toEqual({ kind: 'ok', value: { sessions: [], unread: [] } });
    await peer.create({ name, network: subject.network, mayExist: false });
    await subject.connect(name, { downBytes: 9_000_000, upBytes: 1_000 });
    const online = await peer.online();
    const session = online.kind === 'ok' ? online.value.sessions.find(({ account }) => account === name) : undefined;
    expect(session).toMatchObject({ account: name, network: subject.network });
    expect(session?.downBytes).toBeGreaterThan(session?.upBytes ?? 0);
    await peer.suspend(name);
    expect(await peer.online()).toEqual({ kind: 'ok', value: { sessions: [], unread: [] } });
  });

  it('usage of a month lists days of that month in order', async () => {
    const name = subject.freshName();
    const peer = subject.open();
    await peer.create({ name, network: subject.network, mayExist: false });
    const usage = await peer.usage(name, 2026, 4);
    expect(usage.kind).toBe('ok');
    const dates = usage.kind === 'ok' ? usage.value.map(({ date }) => date) : [];
    expect(dates).toEqual([...dates].filter((date) => date.startsWith('2026-04-')).sort());
  });

  it('config answers for every protocol: a file, or null when it is off', async () => {
    const name = subject.freshName();
    const peer = subject.open();
    await peer.create({ name, network: subject.network, mayExist: false });
    const files = await Promise.all(PROTOCOLS.map((protocol) => peer.config(name, protocol)));
    for (const [at, file] of files.entries()) {
      expect(file.kind).toBe('ok');
      if (file.kind === 'ok' && file.value)
        expect(file.value).toMatchObject({ protocol: PROTOCOLS[at], text: expect.stringMatching(/\n$/) });
    }
    expect(files.some((file) => file.kind === 'ok' && file.value !== null)).toBe(true);
  });

  it('probe is ok and shows what was found', async () => {
    const report = await subject.open().probe();
    expect(report.steps.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(report).toMatchObject({
      ok: true,
      version: expect.any(String),
      slots: { used: expect.any(Number), total: expect.any(Number) },
    });
  });
}

function declaring({ driver, open }: SuiteSubject) {
  it('has the verbs of its capabilities and no others', () => {
    const peer = open();
    expect(PROVISIONING_CAPABILITIES.filter((verb) => verb in peer)).toEqual(
      PROVISIONING_CAPABILITIES.filter((verb) => driver.capabilities.includes(verb)),
    );
  });
}

/** Call inside a `describe` whose hooks start with a fresh peer: nobody online, no faults. */
export function provisioningSuite(subject: SuiteSubject): void {
  driverSuite(subject.driver, subject.config);
  describe('declares', () => declaring(subject));
  describe('converges', () => convergence(subject));
  describe('reads', () => reading(subject));
  describe('fails', () => failing(subject));
}
