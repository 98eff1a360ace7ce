/** The part of the port's contract that is about a peer that refuses, fails or says nothing, and about secrets. */
import { expect, it } from 'vitest';
import type { Outcome } from '../outcome.ts';
import type { SuiteSubject } from './port.suite.ts';
import { PROTOCOLS, type ProvisioningPeer } from './port.ts';

const caps = { downMbps: 100, upMbps: 25 };

/** Every verb that goes out, each on an account of its own choice. */
const verbs = (
  name: string,
  network: string | null,
): [string, (peer: ProvisioningPeer) => Promise<Outcome<unknown> | undefined>][] => [
  ['networks', (peer) => peer.networks()],
  ['slots', (peer) => peer.slots()],
  ['capacity', (peer) => peer.capacity(network)],
  ['create', (peer) => peer.create({ name, network, mayExist: false })],
  ['setCaps', (peer) => peer.setCaps(name, caps)],
  ['ensure', (peer) => peer.ensure({ name, network, caps })],
  ['suspend', (peer) => peer.suspend(name)],
  ['remove', (peer) => peer.remove(name)],
  ['observe', (peer) => peer.observe(name)],
  ['online', (peer) => peer.online()],
  ['usage', (peer) => peer.usage(name, 2026, 4)],
  ['config', (peer) => peer.config(name, 'wireguard')],
  ['otl', async (peer) => peer.otl?.(name)],
  ['accounts', (peer) => peer.accounts()],
];

/** Of the verbs that the peer has. */
async function outcomes(peer: ProvisioningPeer, name: string, network: string | null) {
  const own = verbs(name, network).filter(([verb]) => verb in peer);
  return Promise.all(own.map(async ([verb, run]) => ({ verb, outcome: await run(peer) })));
}

export function failing(subject: SuiteSubject) {
  it('a wrong credential is refused as auth by every verb', async () => {
    for (const { verb, outcome } of await outcomes(
      subject.open('wrong credential'),
      subject.freshName(),
      subject.network,
    )) {
      expect(outcome, verb).toMatchObject({ kind: 'refused', why: { class: 'auth' } });
    }
  });

  it('a failure of the peer is a retry with a wait, from every verb', async () => {
    await subject.breakWith('server error');
    const results = await outcomes(subject.open(), subject.freshName(), subject.network);
    await subject.breakWith(null);
    for (const { verb, outcome } of results) {
      expect(outcome, verb).toMatchObject({ kind: 'retry', afterMs: expect.any(Number), why: { class: 'server' } });
    }
  });

  it('a peer that does not answer is a retry, from every verb, and a probe that is not ok', async () => {
    await subject.breakWith('silence');
    const peer = subject.open('impatient');
    const [results, report] = await Promise.all([outcomes(peer, subject.freshName(), subject.network), peer.probe()]);
    await subject.breakWith(null);
    for (const { verb, outcome } of results)
      expect(outcome, verb).toMatchObject({ kind: 'retry', why: { class: 'transport' } });
    expect(report.ok).toBe(false);
  });

  it('nothing secret of a whole life is in the log', async () => {
    const name = subject.freshName();
    const peer = subject.open();
    await peer.probe();
    const created = await peer.create({ name, network: subject.network, mayExist: false });
    await peer.ensure({ name, network: subject.network, caps });
    const files = await Promise.all(PROTOCOLS.map((protocol) => peer.config(name, protocol)));
    const [link] = await Promise.all([peer.otl?.(name), peer.accounts(), peer.observe(name)]);
    await peer.suspend(name);
    await peer.remove(name);
    const account = created.kind === 'ok' ? created.value.account : null;
    const keys = files.flatMap((file) =>
      file.kind === 'ok' && file.value ? [...file.value.text.matchAll(/Key = (\S+)/g)].map((match) => match[1]) : [],
    );
    const { text, credential } = subject.logged();
    expect(text).toContain(name);
    const openers = link?.kind === 'ok' ? [link.value.url.split('/').at(-1)] : [];
    for (const secret of [credential, account?.password, account?.username, ...openers, ...keys]) {
      expect(secret).toBeTruthy();
      expect(text).not.toContain(secret);
    }
    for (const block of ['BEGIN', 'PrivateKey =', '<key>']) expect(text).not.toContain(block);
  });
}
