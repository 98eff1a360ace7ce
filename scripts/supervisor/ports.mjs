import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const HOST = '127.0.0.1';
/** Below those that systems give to connections by themselves: nobody is given ours while a shop starts again. */
const [FIRST, BEYOND] = [20_000, 32_000];
/** A connection of the previous run may need a moment to leave. */
const PATIENCE = 20;

/** @typedef {import('node:net').Server} Server */
/** @typedef {{ port: number, release: () => Promise<void> }} Held a port that nobody else can take until it is released */

/** @param {number} port @returns {Promise<Held | null>} null when somebody has it */
function hold(port) {
  return new Promise((resolve) => {
    const server = createServer();
    const release = () => /** @type {Promise<void>} */ (new Promise((done) => server.close(() => done())));
    server.once('error', () => resolve(null));
    server.listen({ port, host: HOST, exclusive: true }, () => resolve({ port, release }));
  });
}

async function holdPatiently(port) {
  for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
    const held = await hold(port);
    if (held) return held;
    await delay(100);
  }
  return null;
}

/** One that nobody has. @returns {Promise<Held>} */
export async function holdFreePort() {
  for (;;) {
    const held = await hold(randomInt(FIRST, BEYOND));
    if (held) return held;
  }
}

/**
 * The port that was asked for by name, or none; the usual one, or else a free one.
 * @param {{ variable?: string, what?: string, asked?: number | undefined, usual?: number | undefined }} wanted
 * @returns {Promise<Held>}
 */
export async function holdPort({ variable, what, asked, usual }) {
  const port = asked ?? usual;
  const held = port === undefined ? null : await holdPatiently(port);
  if (held) return held;
  if (asked === undefined) return holdFreePort();
  throw new Error(
    `Port ${asked}, wanted for ${what}, is in use by another program. End that program, or choose another port ` +
      `(${variable}=${asked + 1000} npm start); without ${variable} a free one is taken.`,
  );
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: HOST });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Resolves true when the port accepts, false when `giveUp` says so or the time is over. */
export async function waitForPort(port, ms, giveUp = () => false) {
  for (const end = Date.now() + ms; Date.now() < end && !giveUp(); await delay(50))
    if (await accepts(port)) return true;
  return false;
}
