// The whole app on one machine: both SPAs built, database migrated, simulator and worker supervised, demo shop seeded,
// clock ticking. `npm start`, `npm run dev`, the E2E suite and the crash tests all start it through here.
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { askedOf, chooseAddresses, lastPorts } from './addresses.mjs';
import { buildUi } from './build.mjs';
import { Child } from './child.mjs';
import { clock } from './clock.mjs';
import { migrate } from './database.mjs';
import { environment } from './environment.mjs';
import { memberWith, startTime } from './groups.mjs';
import { waitForHealth, watchHealth } from './health.mjs';
import { nameLeftovers } from './leftovers.mjs';
import { defaultDataDir, layout, NODE, ROOT, WRANGLER } from './paths.mjs';
import { waitForPort } from './ports.mjs';
import { clearRun, endPreviousRun, writeRun } from './run-file.mjs';
import { ensureSecrets } from './secrets.mjs';

const READY_MS = 90_000;
const GIVE_UP_AFTER = 3;
const local = (/** @type {number} */ port) => `http://127.0.0.1:${port}`;

/**
 * @typedef {{ email: string, password: string }} Login
 * @typedef {{ admin: Login, customer: Login }} Logins
 * @typedef {object} Options
 * @property {string} [dataDir] all that is kept between starts; `.data` by default
 * @property {Partial<import('./addresses.mjs').Ports>} [ports] that must be had; by default those of the environment
 * @property {import('./addresses.mjs').Ports} [usual] to be had when they are free
 * @property {boolean} [anyFree] leave the usual ports to others (default false)
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
  /** @type {import('./addresses.mjs').Ports} of the last run on this data, until this one has chosen */
  #ports;
  /** @type {Child[]} */
  #children = [];
  /** @type {ReturnType<typeof watchHealth> | null} */
  #watch = null;
  #owner = false;
  #stopped = false;

  /** @param {Options} options */
  constructor(options) {
    const standard = {
      seed: true,
      build: true,
      tick: true,
      quiet: false,
      anyFree: false,
      mode: 'demo',
      vars: {},
      dev: [],
    };
    this.options = { ...standard, ports: options.anyFree ? {} : askedOf(process.env), ...options };
    this.paths = layout(resolve(options.dataDir ?? defaultDataDir()));
    this.#ports = options.usual ?? lastPorts(this.paths.ports);
    const secrets = ensureSecrets(this.paths.secrets);
    this.setupToken = secrets.setupToken;
    this.clock = clock(() => this.url, this.log);
  }

  get url() {
    return local(this.#ports.PORT);
  }

  get simUrls() {
    return [local(this.#ports.SIM_PORT), local(this.#ports.SIM_PORT2)];
  }

  log = (/** @type {string} */ line) => {
    if (!this.options.quiet) console.error(`· ${line}`);
  };

  async start() {
    await endPreviousRun(this.paths.run, this.log);
    nameLeftovers(this.log);
    const last = this.#ports;
    const { ports: asked = {}, anyFree } = this.options;
    const usual = anyFree ? {} : last;
    const { ports, release } = await chooseAddresses({ file: this.paths.ports, asked, usual, log: this.log });
    this.#ports = ports;
    this.#owner = true;
    this.#record();
    if (this.options.reset) this.#forget();
    await release('SIM_PORT', 'SIM_PORT2');
    await Promise.all([this.#startSimulator(), migrate(this.paths), this.#build()]).finally(() => release('PORT'));
    this.app = this.#child('app', NODE, this.#workerArguments(), {});
    await this.#ready();
    if (this.options.seed) await this.#seed([local(last.SIM_PORT), local(last.SIM_PORT2)]);
    this.#watch = watchHealth({
      url: this.url,
      runtime: () => memberWith(this.app?.pid ?? 0, `entry=127.0.0.1:${ports.PORT}`),
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
    const { SIM_PORT, SIM_PORT2 } = this.#ports;
    const env = { SIM_PORT: String(SIM_PORT), SIM_PORT2: String(SIM_PORT2), SIM_DATA: this.paths.simulator };
    const child = this.#child('simulator', NODE, [entry], env);
    const failed = () => child.failures >= GIVE_UP_AFTER;
    for (const port of [SIM_PORT, SIM_PORT2]) {
      if (!(await waitForPort(port, 20_000, failed))) throw notStarted(child);
    }
  }

  #workerArguments() {
    const vars = Object.entries({ MODE: this.options.mode, PUBLIC_ADDRESS: this.url, ...this.options.vars });
    return [
      ...[WRANGLER, 'dev', ...this.options.dev, '--local', '--inspector-port', '0'],
      ...['--ip', '127.0.0.1', '--port', String(this.#ports.PORT)],
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

  /** @param {string[]} formerSimUrls where the panels of this data were */
  async #seed(formerSimUrls) {
    const file = join(ROOT, 'scripts', 'seed-demo.mjs');
    if (!existsSync(file)) return;
    const { seed } = await import(pathToFileURL(file).href);
    const { url, setupToken, simUrls, log } = this;
    this.logins = (await seed({ url, setupToken, simUrls, formerSimUrls, log })) ?? null;
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
