// What a deployment asks of Cloudflare, through wrangler. Each call can be repeated: what is there already is kept.
import { spawn } from 'node:child_process';
import { QUIET } from '../supervisor/environment.mjs';
import { NODE, ROOT, WRANGLER } from '../supervisor/paths.mjs';

/** @typedef {{ code: number, stdout: string, stderr: string }} Answer */
/** @typedef {(args: readonly string[]) => Promise<Answer>} Wrangler */

const EXISTS = /already (exists|taken|in use)|11009|10004/i;
const NO_WORKER = /10007|does not exist|not found/i;

/** @type {Wrangler} */
export const wrangler = (args) =>
  new Promise((resolve) => {
    const env = { ...process.env, ...QUIET, CLOUDFLARE_CF_FETCH_ENABLED: undefined };
    const child = spawn(NODE, [WRANGLER, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.once('error', (error) => resolve({ code: 127, stdout, stderr: `${stderr}${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });

const failed = (what, { stdout, stderr }) => new Error(`${what} failed:\n${`${stdout}\n${stderr}`.trim()}`);

/** @param {Wrangler} run */
export function account(run) {
  async function ok(what, args) {
    const answer = await run(args);
    if (answer.code !== 0) throw failed(what, answer);
    return answer.stdout;
  }
  async function createOnce(what, args) {
    const answer = await run(args);
    if (answer.code === 0) return true;
    if (EXISTS.test(answer.stdout + answer.stderr)) return false;
    throw failed(what, answer);
  }
  const databases = async () => /** @type {any[]} */ (jsonIn(await ok('Listing databases', ['d1', 'list', '--json'])));
  const database = async (name) => (await databases()).find((item) => item.name === name)?.uuid;

  return {
    async signedIn() {
      const answer = await run(['whoami']);
      if (answer.code !== 0 || /not authenticated/i.test(answer.stdout + answer.stderr)) {
        throw new Error('No Cloudflare account: run "npx wrangler login", or set CLOUDFLARE_API_TOKEN.');
      }
    },
    /** @returns {Promise<{ id: string, isNew: boolean }>} */
    async ensureDatabase(name) {
      const found = await database(name);
      if (found) return { id: found, isNew: false };
      await ok(`Creating the database ${name}`, ['d1', 'create', name]);
      const made = await database(name);
      if (!made) throw new Error(`The database ${name} was created but is not listed. Run the command again.`);
      return { id: made, isNew: true };
    },
    ensureQueue: (name) => createOnce(`Creating the queue ${name}`, ['queues', 'create', name]),
    ensureBucket: (name) => createOnce(`Creating the bucket ${name}`, ['r2', 'bucket', 'create', name]),
    /** @returns {Promise<string[]>} names; none while the Worker was never deployed */
    async secrets(config) {
      const answer = await run(['secret', 'list', '--format', 'json', '--config', config]);
      if (answer.code === 0) return jsonIn(answer.stdout).map(({ name }) => name);
      if (NO_WORKER.test(answer.stdout + answer.stderr)) return [];
      throw failed('Listing secrets', answer);
    },
    /** @returns {Promise<boolean>} whether it holds an administrator */
    async inUse(databaseName) {
      const args = [
        'd1',
        'execute',
        databaseName,
        '--remote',
        '--json',
        '--command',
        'SELECT count(*) AS n FROM admin',
      ];
      const answer = await run(args);
      if (answer.code === 0) return jsonIn(answer.stdout)[0].results[0].n > 0;
      if (/no such table/i.test(answer.stdout + answer.stderr)) return false;
      throw failed(`Reading the database ${databaseName}`, answer);
    },
    /** @returns {Promise<string | null>} the point to which the database can be put back */
    async bookmark(databaseName) {
      const answer = await run(['d1', 'time-travel', 'info', databaseName, '--json']);
      return answer.code === 0 ? (jsonIn(answer.stdout).bookmark ?? null) : null;
    },
    migrate: (config) =>
      ok('Migrating the database', ['d1', 'migrations', 'apply', 'DB', '--remote', '--config', config]),
    /** @returns {Promise<string | null>} the address at which it answers */
    async deploy(config, secretsFile) {
      const secrets = secretsFile ? ['--secrets-file', secretsFile] : [];
      const output = await ok('Deploying', ['deploy', '--minify', '--config', config, ...secrets]);
      return /https:\/\/[^\s]+\.workers\.dev/.exec(output)?.[0] ?? null;
    },
  };
}

/** wrangler may print notices before the document. */
function jsonIn(text) {
  const start = text.search(/[[{]/);
  if (start < 0) throw new Error(`wrangler answered no JSON:\n${text.trim()}`);
  return JSON.parse(text.slice(start));
}
