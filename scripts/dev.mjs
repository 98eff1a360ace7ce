// `npm run dev`: the app with reload. Vite rebuilds the SPAs on a change, wrangler reloads worker and assets.
import { createApp } from './supervisor/app.mjs';
import { banner } from './supervisor/banner.mjs';
import { NODE, VITE } from './supervisor/paths.mjs';
import { stopOnSignals } from './supervisor/signals.mjs';

const started = performance.now();
const app = createApp({ mode: 'dev' });
stopOnSignals(() => app.stop());
try {
  await app.start();
  app.supervise('vite', NODE, [VITE, 'build', '--watch', '--logLevel', 'warn']);
  console.log(banner(app, (performance.now() - started) / 1000));
  console.log(`  Logs       ${app.paths.logs}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await app.stop();
  process.exit(1);
}
