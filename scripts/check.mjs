// `npm run check`: format, lint, types, the OpenAPI document and architecture, side by side.
import { check, printStep } from './suites/check.mjs';

const started = performance.now();
const steps = await check(printStep);
const failed = steps.filter((step) => !step.passed).length;
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`check: ${steps.length - failed} passed, ${failed} failed (${seconds} s)`);
process.exitCode = failed > 0 ? 1 : 0;
