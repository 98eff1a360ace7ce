// The whole app on one machine: both SPAs built, database migrated, simulator and worker supervised, demo shop seeded,
// clock ticking. `npm start`, `npm run dev`, the E2E suite and the crash tests all start it through here.
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildUi } from './build.mjs';
import { Child } from './child.mjs';
import { clock } from './clock.mjs';
import { migrate } from './database.mjs';
import { environment } from './environment.mjs';
import { memberWith, startTime } from './groups.mjs';
import { waitForHealth, watchHealth } from './health.mjs';
import { defaultDataDir, layout, NODE, ROOT, WRANGLER } from './paths.mjs';
import { requireFreePorts, waitForPort } from './ports.mjs';
import { clearRun, endPreviousRun, writeRun } from './run-file.mjs';
import { ensureSecrets } from './secrets.mjs';

const READY_MS = 90_000;
const GIVE_UP_AFTER = 3;

/**
 * @typedef {{ email: string, password: string }} Login
 * @typedef {{ admin: Login, customer: Login }} Logins
 * @typedef {object} Options
 * @property {string} [dataDir] all that is kept between starts; `.data` by default
 * @property {number} [port]
 * @property {number} [simPort]
 * @property {number} [simPort2]
 * @property {boolean} [reset] forget shop and panels of earlier starts, keep the keys (default false)
 * @property {boolean} [seed] run the demo seed (default true)
 * @property {boolean} [build] build the SPAs if needed (default true)
 * @property {boolean} [tick] fire the cron trigger each minute by itself (default true)
 * @property {boolean} [quiet]
 * @property {'demo' | 'dev' | 'test'} [mode]
 * @property {Record<string, string>} [vars] further Worker variables
 * @property {string[]} [dev] arguments of `wrangler dev`, an entry other than the one in wrangler.toml first of all
 */

/** For callers that must be able to stop it while it is still starting. @param {Options} [options] */
export const createApp = (options = {}) => new App(options);

/** @param {Options} [options] */
export async function startApp(options = {}) {
  const app = createApp(options);
  try {
    await app.start();
  } catch (error) {
    await app.stop();
    throw error;
  }
  return app;
}

class App {
  /** @type {Logins | null} what the demo seed answered */
  logins = null;
  #id = randomUUID();
  /** @type {Child[]} */
  #children = [];
  /** @type {ReturnType<typeof watchHealth> | null} */
  #watch = null;
  #owner = false;
  #stopped = false;

  /** @param {Options} options */
  constructor(options) {
    const fallback = (value, variable, standard) => value ?? Number(process.env[variable] || standard);
    this.options = { seed: true, build: true, tick: true, quiet: false, mode: 'demo', vars: {}, dev: [], ...options };
    this.port = fallback(options.port, 'PORT', 8787);
    this.simPort = fallback(options.simPort, 'SIM_PORT', 8098);
    this.simPort2 = fallback(options.simPort2, 'SIM_PORT2', 8099);
    this.url = `http://127.0.0.1:${this.port}`;
    this.simUrls = [`http://127.0.0.1:${this.simPort}`, `http://127.0.0.1:${this.simPort2}`];
    this.paths = layout(resolve(options.dataDir ?? defaultDataDir()));
    const secrets = ensureSecrets(this.paths.secrets);
    this.setupToken = secrets.setupToken;
    this.clock = clock(this.url, this.log);
  }

  log = (/** @type {string} */ line) => {
    if (!this.options.quiet) console.error(`· ${line}`);
  };

  async start() {
    await endPreviousRun(this.paths.run, this.log);
    await requireFreePorts([
      { variable: 'PORT', port: this.port, what: 'the app' },
      { variable: 'SIM_PORT', port: this.simPort, what: 'the simulator' },
      { variable: 'SIM_PORT2', port: this.simPort2, what: 'the second simulator' },
    ]);
    this.#owner = true;
    this.#record();
    if (this.options.reset) this.#forget();
    await Promise.all([this.#startSimulator(), migrate(this.paths), this.#build()]);
    this.app = this.#child('app', NODE, this.#workerArguments(), {});
    await this.#ready();
    if (this.options.seed) await this.#seed();
    this.#watch = watchHealth({
      url: this.url,
      runtime: () => memberWith(this.app?.pid ?? 0, `entry=127.0.0.1:${this.port}`),
      onDead: () => this.#revive(),
    });
    if (this.options.tick) {
      this.clock.start();
      await this.clock.tick();
    }
  }

  /** The demo begins anew: database, objects and files of the worker, and what the simulated panels hold. */
  #forget() {
    const { state, simulator } = this.paths;
    const panels = [simulator, simulator.replace(/(\.[^./]*)?$/, '-2$1')];
    for (const path of [state, ...panels]) rmSync(path, { recursive: true, force: true });
    this.log('The demo begins anew');
  }

  async #build() {
    if (this.options.build && (await buildUi())) this.log('Portal and console built');
  }

  #child(name, command, args, env) {
    if (this.#stopped) throw new Error('stopped while starting');
    const child = new Child({
      name,
      command,
      args,
      env: { ...environment(this.paths, this.#id), ...env },
      logFile: join(this.paths.logs, `${name}.log`),
      log: this.log,
      onSpawn: () => this.#record(),
    });
    this.#children.push(child);
    child.start();
    return child;
  }

  #record() {
    const children = Object.fromEntries(
      this.#children.flatMap(({ name, pid }) => (pid ? [[name, { pid, pgid: pid }]] : [])),
    );
    const supervisor = { pid: process.pid, started: startTime(process.pid) };
    writeRun(this.paths.run, { id: this.#id, supervisor, url: this.url, children });
  }

  async #startSimulator() {
    const entry = join(ROOT, 'sim', 'main.ts');
    if (!existsSync(entry)) return;
    const ports = { SIM_PORT: String(this.simPort), SIM_PORT2: String(this.simPort2), SIM_DATA: this.paths.simulator };
    const child = this.#child('simulator', NODE, [entry], ports);
    const failed = () => child.failures >= GIVE_UP_AFTER;
    for (const port of [this.simPort, this.simPort2]) {
      if (!(await waitForPort(port, 20_000, failed))) throw notStarted(child);
    }
  }

  #workerArguments() {
    const vars = Object.entries({ MODE: this.options.mode, ...this.options.vars });
    return [
      ...[WRANGLER, 'dev', ...this.options.dev, '--local', '--inspector-port', '0'],
      ...['--ip', '127.0.0.1', '--port', String(this.port)],
      ...['--persist-to', this.paths.state, '--env-file', this.paths.secrets],
      '--show-interactive-dev-session=false',
      ...vars.flatMap(([key, value]) => ['--var', `${key}:${value}`]),
    ];
  }

  async #ready() {
    const app = /** @type {Child} */ (this.app);
    // After a failed build wrangler waits for an edit, which nobody makes during a start.
    const hopeless = () => app.failures >= GIVE_UP_AFTER || app.tail(40).includes('Build failed');
    if (!(await waitForHealth(this.url, READY_MS, hopeless))) throw notStarted(app);
  }

  async #seed() {
    const file = join(ROOT, 'scripts', 'seed-demo.mjs');
    if (!existsSync(file)) return;
    const { seed } = await import(pathToFileURL(file).href);
    const { url, setupToken, simUrls, log } = this;
    this.logins = (await seed({ url, setupToken, simUrls, log })) ?? null;
  }

  async #revive() {
    this.log('The app no longer answers');
    await this.app?.kill('SIGKILL', false);
    await waitForHealth(this.url, READY_MS);
  }

  /** Runs a further command beside the app, in its own supervised group. */
  supervise(name, command, args) {
    return this.#child(name, command, args, {});
  }

  /** Fires the cron trigger now. */
  tick() {
    return this.clock.tick();
  }

  /** Kills the worker's whole process group and leaves it dead until `restartApp()`. */
  async killApp(signal = /** @type {NodeJS.Signals} */ ('SIGKILL')) {
    this.#watch?.pause(true);
    await this.app?.kill(signal, true);
  }

  /** Starts the worker again on the same data, ending it first if it runs. */
  async restartApp() {
    await this.killApp('SIGKILL');
    this.app?.start();
    await this.#ready();
    this.#watch?.pause(false);
  }

  /** Ends everything this run started. */
  async stop() {
    this.#stopped = true;
    this.clock.stop();
    this.#watch?.stop();
    await Promise.all(this.#children.map((child) => child.stop()));
    if (this.#owner) clearRun(this.paths.run);
    this.#owner = false;
  }
}

/** @param {Child} child */
function notStarted(child) {
  return new Error(`The ${child.name} did not start. The end of ${child.options.logFile}:\n${child.tail()}`);
}
