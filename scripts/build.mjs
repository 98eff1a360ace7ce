// `npm run build`: both SPAs, always from scratch.
import { buildUi } from './supervisor/build.mjs';

try {
  await buildUi({ force: true });
  console.log('Portal and console built to dist/');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
