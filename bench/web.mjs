// Lighthouse (mobile) on the built app, served as Cloudflare serves it: medians of 5 runs of the pages that matter most.
// `npm run bench -- web --only service` measures the pages whose name has this word.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages } from '../scripts/suites/packages.mjs';
import { startApp } from '../scripts/supervisor/app.mjs';
import { startEdge } from './parts/edge.mjs';

const VERSION = '13.5.0';
const RUNS = Number(process.env.RUNS ?? 5);
const LEAST = { portal: { performance: 98, rest: 100 }, console: { performance: 95, rest: 95 } };
const CLS_MOST = 0.02;
const PASSWORD = 'correct horse battery';

/** Lighthouse is heavier than all else together, so that only this benchmark fetches it. */
async function fetchLighthouse() {
  const home = join('.data', 'lighthouse', VERSION);
  const modules = join(home, 'node_modules');
  if (!existsSync(join(modules, 'lighthouse'))) {
    const spec = [`lighthouse@${VERSION}`, 'chrome-launcher@1'];
    const args = ['install', '--prefix', home, '--no-audit', '--no-fund', '--loglevel=error', ...spec];
    if (spawnSync('npm', args, { stdio: 'inherit' }).status !== 0) throw new Error('Lighthouse was not installed.');
  }
  const load = (file) => import(pathToFileURL(join(process.cwd(), modules, file)).href);
  const [{ default: lighthouse }, launcher] = await Promise.all([
    load('lighthouse/core/index.js'),
    load('chrome-launcher/dist/index.js'),
  ]);
  return { lighthouse, launch: launcher.launch };
}

/** Signs in over the API. @returns the cookies, and a way to ask on */
function visitor(url) {
  const jar = new Map();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  async function call(method, path, body) {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { origin: url, 'content-type': 'application/json', cookie: cookie() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0];
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }
  return { cookie, get: (path) => call('GET', path), post: (path, body) => call('POST', path, body) };
}

/** A customer whose VPN works. */
async function customer(url) {
  const me = visitor(url);
  const email = `${crypto.randomUUID()}@web.example`;
  await me.post('/sign-up', { name: 'Maria Nowak', email, password: PASSWORD, language: 'en' });
  const { paymentId } = await me.post('/client/top-ups', { netMicro: 20_000_000, gateway: 'test' });
  await me.post(`/client/payments/${paymentId}/simulate`, { outcome: 'paid' });
  const { plans } = await me.get('/client/plans');
  const plan = plans.find(({ name }) => name === 'Plus') ?? plans[0];
  const price = plan.periods.find(({ period }) => period === 'monthly');
  const { serviceId } = await me.post('/client/orders', {
    productId: plan.id,
    period: 'monthly',
    expectedTotalMicro: price.setupMicro + price.baseMicro,
  });
  for (let i = 0; i < 300; i += 1) {
    const { status } = await me.get(`/client/services/${serviceId}`);
    if (status === 'active') return { me, serviceId };
    await new Promise((r) => setTimeout(r, 200));
  }
  throw new Error('The ordered service did not become active.');
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure({ lighthouse, launch }, url, cookie) {
  const runs = [];
  for (let tries = 0; runs.length < RUNS; tries += 1) {
    if (tries > 2 * RUNS) throw new Error(`Lighthouse cannot measure ${url}.`);
    const chrome = await launch({
      chromePath: '/usr/bin/chromium',
      chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--ignore-certificate-errors'],
    });
    try {
      const { lhr } = await lighthouse(url, {
        port: chrome.port,
        logLevel: 'error',
        onlyCategories: ['performance', 'accessibility', 'best-practices'],
        extraHeaders: { Cookie: cookie },
      });
      // A page that painted nothing in time was not measured.
      if (lhr.categories.performance?.score == null) continue;
      const score = (key) => Math.round((lhr.categories[key]?.score ?? 0) * 100);
      const value = (key) => lhr.audits[key]?.numericValue ?? null;
      runs.push({
        performance: score('performance'),
        accessibility: score('accessibility'),
        bestPractices: score('best-practices'),
        cls: value('cumulative-layout-shift') ?? 1,
        fcpMs: value('first-contentful-paint') ?? 0,
        lcpMs: value('largest-contentful-paint') ?? 0,
        tbtMs: value('total-blocking-time') ?? 0,
        bytes: value('total-byte-weight') ?? 0,
        failed: Object.values(lhr.audits)
          .filter((a) => a.score !== null && a.score < 1 && ['binary', 'numeric'].includes(a.scoreDisplayMode))
          .map((a) => a.id),
      });
    } finally {
      chrome.kill();
    }
  }
  const keys = Object.keys(runs[0]).filter((key) => key !== 'failed');
  const medians = Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key]))]));
  return { ...medians, failed: [...new Set(runs.flatMap((run) => run.failed))] };
}

const dataDir = mkdtempSync(join(tmpdir(), 'culvert-web-'));
if (installPackages(['chromium']) === 'failed') throw new Error('Chromium was not installed.');
const tools = await fetchLighthouse();
const app = await startApp({ dataDir, anyFree: true, quiet: true });
const edge = await startEdge(app.url);
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : '';
const pages = [];
try {
  const { me, serviceId } = await customer(app.url);
  const staff = visitor(app.url);
  await staff.post('/staff/session', app.logins.admin);
  for (const [name, kind, path, who] of [
    ['portal home', 'portal', '/', me],
    ['portal order', 'portal', '/order', me],
    ['portal service', 'portal', `/services/${serviceId}`, me],
    ['console overview', 'console', '/admin', staff],
    ['console services', 'console', '/admin/services', staff],
  ])
    if (name.includes(only)) pages.push({ name, kind, ...(await measure(tools, `${edge.url}${path}`, who.cookie())) });
} finally {
  edge.close();
  await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

const faults = [];
for (const page of pages) {
  const { name, kind, performance, accessibility, bestPractices, cls, lcpMs, tbtMs, bytes, failed } = page;
  console.log(
    `${name.padEnd(17)} performance ${performance}   accessibility ${accessibility}   best practices ${bestPractices}   CLS ${cls.toFixed(3)}   LCP ${Math.round(lcpMs)} ms   TBT ${Math.round(tbtMs)} ms   ${Math.round(bytes / 1024)} KB   ${failed.join(' ')}`,
  );
  const least = LEAST[kind];
  if (performance < least.performance) faults.push(`${name}: performance ${performance} < ${least.performance}`);
  for (const [what, score] of Object.entries({ accessibility, 'best practices': bestPractices }))
    if (score < least.rest) faults.push(`${name}: ${what} ${score} < ${least.rest}`);
  if (cls > CLS_MOST) faults.push(`${name}: layout shift ${cls.toFixed(3)} > ${CLS_MOST}`);
}
if (process.argv.includes('--json')) console.log(JSON.stringify({ lighthouse: VERSION, runs: RUNS, pages, faults }));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
