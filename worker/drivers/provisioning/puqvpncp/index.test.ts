import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { provisioningSuite, type SuiteSubject } from '../port.suite.ts';
import { freshName, openSimulated, sim } from './files/simulated.ts';
import { puqvpncp } from './index.ts';

const IMPATIENT_MS = 30;

let opened: ReturnType<typeof openSimulated>[] = [];

const subject: SuiteSubject = {
  driver: puqvpncp,
  config: { token: 'f'.repeat(64) },
  freshName,
  network: 'Default',
  open(how) {
    const options =
      how === 'wrong credential' ? { token: 'f'.repeat(64) } : how === 'impatient' ? { timeoutMs: IMPATIENT_MS } : {};
    const one = openSimulated(options);
    opened.push(one);
    return one.peer;
  },
  async breakWith(fault) {
    await sim.noFaults();
    if (fault) await sim.fault(fault === 'silence' ? 'timeout' : 'http-500');
  },
  accountsNamed: sim.clientsNamed,
  callsSeen: async () => (await sim.calls()).length,
  async connect(name, { downBytes, upBytes }) {
    await sim.session({ client: name, protocol: 'wireguard', rx: upBytes, tx: downBytes });
  },
  logged: () => ({ text: JSON.stringify(opened.flatMap(({ log }) => log)), credential: opened[0]?.token ?? '' }),
};

const ENVELOPES = ['v1', 'v2', 'bare'];
const NUMBERS = ['mixed', 'number', 'string'];
const LISTS = ['array', 'object'];
const ONLINE = ['flat', 'grouped', 'byname'];
const FLAGS = ['nested', 'bool', 'yes', 'list'];
const TIMESTAMPS = ['epoch', 'iso', 'local'];
const CONFIG_TEXTS = ['tabs', 'plain', 'glued', 'crlf'];

/** Envelope × numbers × list × online in full; the other modes take turns. */
const MODES = ENVELOPES.flatMap((envelope) =>
  NUMBERS.flatMap((numbers) => LISTS.flatMap((list) => ONLINE.map((online) => ({ envelope, numbers, list, online })))),
).map((modes, at) => ({
  ...modes,
  errorStatus: at % 2 === 0 ? 'coded' : 'ok',
  flags: FLAGS[at % FLAGS.length],
  timestamps: TIMESTAMPS[Math.floor(at / 2) % TIMESTAMPS.length],
  configText: CONFIG_TEXTS[Math.floor(at / 3) % CONFIG_TEXTS.length],
}));

afterAll(async () => {
  await sim.reset();
});

describe.each(MODES)(
  'V207 given a panel with envelope $envelope, numbers $numbers, list $list, online $online, the contract holds:',
  (modes) => {
    beforeAll(async () => {
      await sim.reset();
      await sim.mode(modes);
    });
    beforeEach(() => {
      opened = [];
    });

    provisioningSuite(subject);
  },
);
