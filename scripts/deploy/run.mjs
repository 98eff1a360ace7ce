import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { experimental_readRawConfig as readRawConfig } from 'wrangler';
import { allMigrations } from '../supervisor/database.mjs';
import { ROOT } from '../supervisor/paths.mjs';
import { account } from './account.mjs';
import { configOf, missingSecrets, profileOf } from './profile.mjs';

/** @typedef {{ profile: string, url?: string, consoleHost?: string, root?: string, run: import('./account.mjs').Wrangler, say: (line: string) => void }} Deployment */

export const baseConfig = () => readRawConfig({ config: join(ROOT, 'wrangler.toml') }).rawConfig;

const writeConfig = (root, config) => {
  const file = join(root, `wrangler.deployed.${config.name}.json`);
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
};

/**
 * Creates or finds what the shop needs, migrates its database, deploys, and answers the first-admin link. Run again it
 * changes nothing but what is new in the checkout.
 * @param {Deployment} deployment
 * @returns {Promise<{ address: string | null, setupLink: string | null }>} `setupLink`: only when the token was made now
 */
export async function deploy({ profile: name, url, consoleHost, root = ROOT, run, say }) {
  const base = baseConfig();
  const profile = profileOf(base, name);
  const cloudflare = account(run);
  await cloudflare.signedIn();

  const database = await cloudflare.ensureDatabase(profile.databaseName);
  say(`Database ${profile.databaseName}: ${database.isNew ? 'created' : 'found'}`);
  for (const queue of profile.queueNames) {
    say(`Queue ${queue}: ${(await cloudflare.ensureQueue(queue)) ? 'created' : 'found'}`);
  }
  for (const bucket of profile.bucketNames) {
    say(`Bucket ${bucket}: ${(await cloudflare.ensureBucket(bucket)) ? 'created' : 'found'}`);
  }

  const config = writeConfig(root, configOf(base, name, database.id, varsOf({ url, consoleHost })));
  const present = await cloudflare.secrets(config);
  const secrets = missingSecrets(present, !database.isNew && (await cloudflare.inUse(profile.databaseName)));

  if (!database.isNew) {
    const bookmark = await cloudflare.bookmark(profile.databaseName);
    if (bookmark)
      say(
        `To put the database back: npx wrangler d1 time-travel restore ${profile.databaseName} --bookmark ${bookmark}`,
      );
  }
  await cloudflare.migrate(config);
  say('Database migrated');

  const address = await withSecretsFile(secrets, (file) => cloudflare.deploy(config, file));
  const origin = url ?? address;
  const console = consoleHost ? `https://${consoleHost}` : (origin ?? 'https://<your domain>');
  say(`Deployed ${profile.workerName}${origin ? ` to ${origin}` : ''}`);
  if (secrets.KEY_RING) {
    say('KEY_RING was made now. Keep this copy apart from Cloudflare; without it no stored secret can be read again:');
    say(`  ${secrets.KEY_RING}`);
  }
  const setupLink = secrets.SETUP_TOKEN ? `${console}/admin/setup#${secrets.SETUP_TOKEN}` : null;
  return { address: origin, setupLink };
}

/** @param {{ url?: string, consoleHost?: string }} said @returns {Record<string, string>} */
const varsOf = ({ url, consoleHost }) => ({
  ...(url && { PUBLIC_ADDRESS: new URL(url).origin }),
  ...(consoleHost && { CONSOLE_HOST: new URL(`https://${consoleHost}`).host }),
});

/**
 * A file that only we can read and that is gone afterwards; none when there is nothing to send.
 * @template T
 * @param {Record<string, string>} secrets
 * @param {(file: string | undefined) => Promise<T>} use
 */
async function withSecretsFile(secrets, use) {
  if (Object.keys(secrets).length === 0) return use(undefined);
  const folder = mkdtempSync(join(tmpdir(), 'culvert-deploy-'));
  const file = join(folder, 'secrets.json');
  try {
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * All that can be proven without an account: the migrations build an empty database, the Worker bundles.
 * @param {Omit<Deployment, 'url'>} deployment
 */
export async function dryRun({ profile: name, root = ROOT, run, say }) {
  const base = baseConfig();
  const profile = profileOf(base, name);
  const config = writeConfig(root, configOf(base, name, base.d1_databases[0].database_id));
  const folder = mkdtempSync(join(tmpdir(), 'culvert-dry-run-'));
  try {
    say(
      `Would create or find: Worker ${profile.workerName}, database ${profile.databaseName}, ${[
        ...profile.queueNames.map((queue) => `queue ${queue}`),
        ...profile.bucketNames.map((bucket) => `bucket ${bucket}`),
      ].join(', ')}, secrets KEY_RING and SETUP_TOKEN, cron ${base.triggers.crons.join(', ')}`,
    );
    const sql = join(folder, 'migrations.sql');
    writeFileSync(sql, allMigrations());
    const local = ['--local', '--persist-to', folder, '--yes'];
    const steps = /** @type {const} */ ([
      ['Migrations build an empty database', ['d1', 'execute', 'DB', ...local, '--file', sql]],
      ['The Worker bundles', ['deploy', '--dry-run', '--minify', '--outdir', join(folder, 'worker')]],
    ]);
    for (const [what, args] of steps) {
      const { code, stdout, stderr } = await run([...args, '--config', config]);
      if (code !== 0) throw new Error(`${what}: no.\n${`${stdout}\n${stderr}`.trim()}`);
      say(`${what}: yes`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(config, { force: true });
  }
}
