// One supervised command in a process group of its own: logged, and started again when it dies without being asked to.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { endGroup, signalGroup } from './groups.mjs';
import { ROOT } from './paths.mjs';

const MAX_LOG_BYTES = 5_000_000;
const BACKOFF_MS = [0, 500, 1000, 2000, 5000, 10_000];
const STABLE_MS = 60_000;

export class Child {
  /** @type {import('node:child_process').ChildProcess | null} */
  #process = null;
  #wanted = false;
  #failures = 0;
  #startedAt = 0;
  #logStart = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {{ name: string, command: string, args: string[], env: Record<string, string | undefined>,
   *   logFile: string, log: (line: string) => void, onSpawn?: () => void }} options
   */
  constructor(options) {
    this.options = options;
    this.name = options.name;
  }

  get pid() {
    return this.#process?.pid ?? null;
  }

  start() {
    this.#wanted = true;
    clearTimeout(this.#timer);
    if (!this.#process) this.#spawn();
  }

  #spawn() {
    const { command, args, env, logFile, onSpawn } = this.options;
    if (existsSync(logFile) && statSync(logFile).size > MAX_LOG_BYTES) renameSync(logFile, `${logFile}.old`);
    this.#logStart = existsSync(logFile) ? statSync(logFile).size : 0;
    const out = openSync(logFile, 'a');
    const child = spawn(command, args, { cwd: ROOT, env, detached: true, stdio: ['ignore', out, out] });
    closeSync(out);
    this.#process = child;
    this.#startedAt = Date.now();
    child.once('error', () => this.#ended(child, 'could not be started'));
    child.once('exit', (code, signal) => this.#ended(child, signal ? `ended by ${signal}` : `exited with ${code}`));
    onSpawn?.();
  }

  async #ended(child, how) {
    // The leader may be gone while others of its group still hold the port.
    if (child.pid) await endGroup(child.pid, 0);
    if (this.#process !== child) return;
    this.#process = null;
    if (!this.#wanted) return;
    if (Date.now() - this.#startedAt > STABLE_MS) this.#failures = 0;
    const wait = BACKOFF_MS[Math.min(this.#failures, BACKOFF_MS.length - 1)] ?? 0;
    this.#failures += 1;
    this.options.log(`${this.name} ${how}; starting it again${wait ? ` in ${wait / 1000} s` : ''}`);
    this.#timer = setTimeout(() => this.#wanted && !this.#process && this.#spawn(), wait);
  }

  /** How often it has died since it last ran for a minute: a start that never succeeds can give up on this. */
  get failures() {
    return this.#failures;
  }

  /** Kills the whole group and, with `hold`, leaves it dead until `start()`. */
  async kill(signal = /** @type {NodeJS.Signals} */ ('SIGKILL'), hold = true) {
    const pgid = this.pid;
    if (hold) this.#wanted = false;
    clearTimeout(this.#timer);
    if (!pgid) return;
    signalGroup(pgid, signal);
    await endGroup(pgid, signal === 'SIGKILL' ? 0 : 5000);
    if (hold) this.#process = null;
  }

  async stop() {
    await this.kill('SIGTERM', true);
  }

  /** The end of the log of the present process, for a message about a start that failed. */
  tail(lines = 30) {
    const file = this.options.logFile;
    if (!existsSync(file)) return '';
    const text = readFileSync(file).subarray(this.#logStart).toString('utf8');
    return stripVTControlCharacters(text.trimEnd()).split('\n').slice(-lines).join('\n');
  }
}
