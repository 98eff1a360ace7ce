import { randomBytes } from 'node:crypto';

/** @typedef {{ name: string, workerName: string, databaseName: string, queueNames: string[], bucketNames: string[] }} Profile */

const SECRETS = ['KEY_RING', 'SETUP_TOKEN'];

/** `culvert` in production, `culvert-staging` in staging: nothing is shared between two profiles. */
const suffixed = (base, profile) => (profile === 'production' ? base : `${base}-${profile}`);

/**
 * What a deployment owns, derived from wrangler.toml so that a new binding needs no edit here.
 * @param {any} base wrangler.toml as an object
 * @param {string} name
 * @returns {Profile}
 */
export function profileOf(base, name) {
  if (!/^[a-z][a-z0-9-]{1,20}$/.test(name)) {
    throw new Error(`"${name}" is no name for a profile: use 2 to 21 lower-case letters, digits and dashes.`);
  }
  return {
    name,
    workerName: suffixed(base.name, name),
    databaseName: suffixed(base.d1_databases[0].database_name, name),
    queueNames: (base.queues?.producers ?? []).map(({ queue }) => suffixed(`${base.name}-${queue}`, name)),
    bucketNames: (base.r2_buckets ?? []).map(({ bucket_name: bucket }) => suffixed(bucket, name)),
  };
}

/**
 * The configuration that is deployed: wrangler.toml under the profile's names, bound to its database.
 * @param {any} base
 * @param {string} name
 * @param {string} databaseId
 * @param {Record<string, string>} [vars] beside those of wrangler.toml; what an earlier deployment set stays
 */
export function configOf(base, name, databaseId, vars = {}) {
  const profile = profileOf(base, name);
  const queue = (item) => ({ ...item, queue: suffixed(`${base.name}-${item.queue}`, name) });
  const [database] = base.d1_databases;
  return {
    ...base,
    name: profile.workerName,
    vars: { ...base.vars, ...vars },
    keep_vars: true,
    d1_databases: [{ ...database, database_name: profile.databaseName, database_id: databaseId }],
    queues: {
      producers: base.queues.producers.map(queue),
      consumers: base.queues.consumers.map(queue),
    },
    ...(base.r2_buckets && {
      r2_buckets: base.r2_buckets.map((item) => ({ ...item, bucket_name: suffixed(item.bucket_name, name) })),
    }),
  };
}

/**
 * Secrets that the Worker lacks. A key ring is never made for a database in use: what it holds was sealed with
 * another one.
 * @param {readonly string[]} present names of the secrets that the Worker has
 * @param {boolean} inUse whether somebody has administered the shop
 * @returns {Record<string, string>}
 */
export function missingSecrets(present, inUse) {
  const missing = SECRETS.filter((name) => !present.includes(name));
  if (missing.includes('KEY_RING') && inUse) {
    throw new Error(
      'The database is in use, but the Worker has no KEY_RING: its sealed secrets could not be read. ' +
        'Put the saved ring back first: npx wrangler secret put KEY_RING.',
    );
  }
  const make = {
    KEY_RING: () => JSON.stringify({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } }),
    SETUP_TOKEN: () => randomBytes(32).toString('base64url'),
  };
  return Object.fromEntries(missing.map((name) => [name, make[name]()]));
}
