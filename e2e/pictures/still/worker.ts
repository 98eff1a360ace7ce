/**
 * The shop of the pictures: the Worker as it is, in a world whose clock stands until it is set and whose chance repeats
 * itself. An entry of its own, so that nothing of this can be turned on in a deployed one.
 */
import type { Env } from '../../../worker/env.ts';
import worker, * as shop from '../../../worker/index.ts';
import { clock, repeatably } from './world.ts';

/** Work that goes on after an answer, and jobs on their way: the story waits for both before its next step. */
let works = 0;
const jobs = new Set<string>();

const whileBusy = async (work: Promise<unknown>): Promise<void> => {
  works += 1;
  await work.catch(() => undefined);
  works -= 1;
};

type Jobs = Env['JOBS'];
const counted = (env: Env): Env => {
  const sendBatch: Jobs['sendBatch'] = (messages, options) => {
    const all = [...messages];
    for (const { body, delaySeconds } of all) if (!delaySeconds) jobs.add(body.id);
    return env.JOBS.sendBatch(all, options);
  };
  return { ...env, JOBS: { ...env.JOBS, sendBatch } };
};

const tracked = (execution: ExecutionContext): ExecutionContext => ({
  ...execution,
  waitUntil: (work) => execution.waitUntil(whileBusy(Promise.resolve(work))),
});

async function steered(request: Request): Promise<Response> {
  if (request.method === 'POST') clock.set((await request.json<{ now: number }>()).now);
  return Response.json({ now: clock.now(), busy: works + jobs.size });
}

export default {
  async fetch(request, env, execution) {
    const { pathname, search } = new URL(request.url);
    if (pathname === '/__still') return steered(request);
    const answer = () => worker.fetch(request, counted(env), tracked(execution));
    const looks = request.method === 'GET' || pathname.startsWith('/rpc/');
    return repeatably(`${request.method} ${pathname}${search}`, answer, looks);
  },

  async queue(batch, env, execution) {
    for (const message of batch.messages) {
      const one = { ...batch, messages: [message] };
      const { id } = message.body;
      await repeatably(`job ${id}`, () => worker.queue(one, counted(env), tracked(execution)));
      jobs.delete(id);
    }
  },

  scheduled: (controller, env, execution) =>
    repeatably('minute', () => worker.scheduled(controller, counted(env), tracked(execution))),
} satisfies ExportedHandler<Env, { id: string }>;

/** Alarms are set by the world's clock and ring by the machine's. */
function alarmed(state: DurableObjectState): DurableObjectState {
  const { storage } = state;
  const set = storage.setAlarm.bind(storage);
  const get = storage.getAlarm.bind(storage);
  storage.setAlarm = (at, options) => set(clock.toMachine(Number(at)), options);
  storage.getAlarm = async (options) => {
    const at = await get(options);
    return at === null ? null : clock.fromMachine(at);
  };
  return state;
}

export class LoginThrottle extends shop.LoginThrottle {
  constructor(state: DurableObjectState, env: Env) {
    super(alarmed(state), counted(env));
  }
}

export class ServerPoller extends shop.ServerPoller {
  constructor(state: DurableObjectState, env: Env) {
    super(alarmed(state), counted(env));
  }
}

export class ServiceVault extends shop.ServiceVault {
  constructor(state: DurableObjectState, env: Env) {
    super(alarmed(state), counted(env));
  }
}
