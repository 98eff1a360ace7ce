// `npm start`: the whole app with its simulator, demo shop and clock, until a signal ends it. `npm start -- --reset` begins
// with a fresh demo.
import { createApp } from './supervisor/app.mjs';
import { banner } from './supervisor/banner.mjs';
import { stopOnSignals } from './supervisor/signals.mjs';

const started = performance.now();
const app = createApp({ reset: process.argv.includes('--reset') });
stopOnSignals(() => app.stop());
try {
  await app.start();
  console.log(banner(app, (performance.now() - started) / 1000));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await app.stop();
  process.exit(1);
}
