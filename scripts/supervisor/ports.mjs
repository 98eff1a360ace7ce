import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const HOST = '127.0.0.1';

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** @param {{ variable: string, port: number, what: string }[]} wanted */
export async function requireFreePorts(wanted) {
  for (const { variable, port, what } of wanted) {
    // A connection of the previous run may need a moment to leave.
    for (let attempt = 0; !(await isFree(port)); attempt += 1) {
      if (attempt === 20) {
        throw new Error(
          `Port ${port}, wanted for ${what}, is in use by another program. ` +
            `End that program, or choose another port: ${variable}=${port + 1000} npm start`,
        );
      }
      await delay(100);
    }
  }
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
