import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * Runs a command to its end, or until it is cut, and collects what it printed.
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] @param {AbortSignal} [cut]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, env = process.env, cut) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], signal: cut });
    const parts = [];
    child.stdout.on('data', (data) => parts.push(data));
    child.stderr.on('data', (data) => parts.push(data));
    const output = () => Buffer.concat(parts).toString('utf8');
    child.once('error', (error) => resolve({ code: 127, output: `${output()}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: output() }));
  });
}
