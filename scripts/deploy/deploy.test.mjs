import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { wrangler } from './account.mjs';
import { baseConfig, deploy, dryRun } from './run.mjs';

/** @type {string[]} */
const folders = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'culvert-deploy-test-'));
  folders.push(made);
  return made;
};

/** A Cloudflare account as wrangler's commands show it. */
function cloudflare({ failAt = '' } = {}) {
  const state = {
    signedIn: true,
    databases: /** @type {{ name: string, uuid: string }[]} */ ([]),
    queues: new Set(),
    buckets: new Set(),
    secrets: /** @type {Map<string, string>} */ (new Map()),
    migrated: 0,
    admins: 0,
    deployed: /** @type {any[]} */ ([]),
    created: 0,
    secretsFile: '',
    failAt,
  };
  const ok = (stdout = '') => ({ code: 0, stdout, stderr: '' });
  const no = (stderr) => ({ code: 1, stdout: '', stderr });
  const after = (args, flag) => args[args.indexOf(flag) + 1] ?? '';
  const answers = {
    whoami: () => ok(state.signedIn ? 'You are logged in.' : 'You are not authenticated. Please run `wrangler login`.'),
    'd1 list': () => ok(`notice: an update is available\n${JSON.stringify(state.databases)}`),
    'd1 create': ([name]) => {
      state.created += 1;
      state.databases.push({ name, uuid: `uuid-of-${name}` });
      return ok('created');
    },
    'd1 execute': () =>
      state.migrated ? ok(JSON.stringify([{ results: [{ n: state.admins }] }])) : no('no such table: admin'),
    'd1 time-travel': () => ok(JSON.stringify({ bookmark: '0000-0001' })),
    'd1 migrations': () => {
      state.migrated += 1;
      return ok();
    },
    'queues create': ([name]) => {
      if (state.queues.has(name)) return no(`Queue name '${name}' is already taken. [code: 11009]`);
      state.created += 1;
      state.queues.add(name);
      return ok();
    },
    'r2 bucket': ([, name]) => {
      if (state.buckets.has(name)) return no(`The bucket ${name} already exists, and you own it. [code: 10004]`);
      state.created += 1;
      state.buckets.add(name);
      return ok();
    },
    'secret list': () =>
      state.deployed.length > 0
        ? ok(JSON.stringify([...state.secrets.keys()].map((name) => ({ name, type: 'secret_text' }))))
        : no('This Worker does not exist on your account. [code: 10007]'),
    deploy: (_rest, args) => {
      state.deployed.push(JSON.parse(readFileSync(after(args, '--config'), 'utf8')));
      if (args.includes('--secrets-file')) {
        state.secretsFile = after(args, '--secrets-file');
        expect(statSync(state.secretsFile).mode & 0o077).toBe(0);
        const given = JSON.parse(readFileSync(state.secretsFile, 'utf8'));
        for (const [name, value] of Object.entries(given)) state.secrets.set(name, value);
      }
      return ok('Uploaded culvert\n  https://culvert.example.workers.dev\n');
    },
  };
  /** @type {import('./account.mjs').Wrangler} */
  const run = async (args) => {
    const [first = '', second = ''] = args;
    const name = Object.hasOwn(answers, first) ? first : `${first} ${second}`;
    if (name === state.failAt) return no(`${name} failed`);
    return answers[name](args.slice(2), args);
  };
  return { state, run };
}

const deployment = (account, profile = 'production', said = {}) => {
  const lines = /** @type {string[]} */ ([]);
  const root = folder();
  return { lines, go: () => deploy({ profile, ...said, root, run: account.run, say: (line) => lines.push(line) }) };
};

it('a first deployment makes all it needs and answers a link for the first administrator', async () => {
  const account = cloudflare();
  const { go, lines } = deployment(account);
  const { setupLink } = await go();
  const { state } = account;
  expect(state.databases.map(({ name }) => name)).toEqual(['culvert']);
  expect([...state.queues]).toEqual(['culvert-jobs']);
  expect([...state.buckets]).toEqual(['culvert-images']);
  expect(state.deployed[0]).toMatchObject({
    name: 'culvert',
    vars: { MODE: 'production' },
    d1_databases: [{ binding: 'DB', database_id: 'uuid-of-culvert', migrations_dir: 'migrations' }],
    queues: { producers: [{ binding: 'JOBS', queue: 'culvert-jobs' }], consumers: [{ queue: 'culvert-jobs' }] },
    durable_objects: { bindings: baseConfig().durable_objects.bindings },
    triggers: { crons: ['* * * * *'] },
  });
  expect(setupLink).toBe(`https://culvert.example.workers.dev/admin/setup#${state.secrets.get('SETUP_TOKEN')}`);
  const ring = JSON.parse(state.secrets.get('KEY_RING') ?? '');
  expect(Buffer.from(ring.keys[ring.current], 'base64')).toHaveLength(32);
  expect(lines.join('\n')).toContain(state.secrets.get('KEY_RING'));
  expect(existsSync(state.secretsFile), 'the file with the secrets is gone').toBe(false);
});

it('a deployment that is told its address gives it to the Worker, and one that is not keeps what an earlier one said', async () => {
  const account = cloudflare();
  const { setupLink } = await deployment(account, 'production', { url: 'https://vpn.example.com' }).go();
  await deployment(account).go();
  expect(setupLink).toMatch(/^https:\/\/vpn\.example\.com\/admin\/setup#/);
  expect(account.state.deployed).toMatchObject([
    { vars: { MODE: 'production', PUBLIC_ADDRESS: 'https://vpn.example.com' }, keep_vars: true },
    { vars: { MODE: 'production' }, keep_vars: true },
  ]);
});

it('a console on a host of its own is told to the Worker, and the first link leads there', async () => {
  const account = cloudflare();
  const said = { url: 'https://vpn.example.com', consoleHost: 'console.example.com' };
  const { setupLink } = await deployment(account, 'production', said).go();
  expect(setupLink).toMatch(/^https:\/\/console\.example\.com\/admin\/setup#/);
  expect(account.state.deployed[0]).toMatchObject({
    vars: { PUBLIC_ADDRESS: 'https://vpn.example.com', CONSOLE_HOST: 'console.example.com' },
  });
});

it('a second deployment creates nothing, keeps every secret, migrates, and says how to go back', async () => {
  const account = cloudflare();
  const { go, lines } = deployment(account);
  await go();
  const { created } = account.state;
  const secrets = new Map(account.state.secrets);
  lines.length = 0;
  expect((await go()).setupLink).toBeNull();
  expect(account.state.created).toBe(created);
  expect(account.state.secrets).toEqual(secrets);
  expect(account.state.migrated).toBe(2);
  expect(lines.join('\n')).toContain('time-travel restore culvert --bookmark 0000-0001');
  expect(lines.join('\n')).not.toContain('KEY_RING');
});

it.each(['queues create', 'r2 bucket', 'd1 migrations', 'deploy'])(
  'a deployment that broke at "%s" is finished by the next',
  async (failAt) => {
    const account = cloudflare({ failAt });
    const { go } = deployment(account);
    await expect(go()).rejects.toThrow(failAt);
    account.state.failAt = '';
    expect((await go()).setupLink).toContain('/admin/setup#');
    expect(account.state.databases).toHaveLength(1);
  },
);

it('never makes a new key ring for a shop in use', async () => {
  const account = cloudflare();
  const { go } = deployment(account);
  await go();
  account.state.admins = 1;
  account.state.secrets.delete('KEY_RING');
  await expect(go()).rejects.toThrow('Put the saved ring back');
  expect(account.state.deployed).toHaveLength(1);
});

it('staging shares nothing with production', async () => {
  const account = cloudflare();
  await deployment(account).go();
  await deployment(account, 'staging').go();
  const [production, staging] = account.state.deployed;
  expect(staging).toMatchObject({ name: 'culvert-staging' });
  expect(staging.d1_databases[0].database_id).not.toBe(production.d1_databases[0].database_id);
  expect(staging.queues.consumers[0].queue).toBe('culvert-jobs-staging');
  expect([...account.state.buckets]).toEqual(['culvert-images', 'culvert-images-staging']);
});

it('says what to do without an account or with a bad name', async () => {
  const account = cloudflare();
  account.state.signedIn = false;
  await expect(deployment(account).go()).rejects.toThrow('wrangler login');
  await expect(deployment(account, 'Über').go()).rejects.toThrow('lower-case letters');
});

it('a dry run without an account builds the Worker and an empty database, and leaves nothing behind', async () => {
  const lines = /** @type {string[]} */ ([]);
  await dryRun({ profile: 'staging', run: wrangler, say: (line) => lines.push(line) });
  expect(lines).toEqual([
    expect.stringContaining('Worker culvert-staging, database culvert-staging, queue culvert-jobs-staging'),
    'Migrations build an empty database: yes',
    'The Worker bundles: yes',
  ]);
  expect(existsSync('wrangler.deployed.culvert-staging.json')).toBe(false);
});
