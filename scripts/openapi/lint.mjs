// The document against the recommended rules for OpenAPI, none of them switched off: a warning fails, too.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { document } from './document.mjs';

/** The first faults are enough to read. */
const MOST = 20;

const config = await createConfig({ extends: ['recommended'] });
const source = JSON.stringify(await document());
const faults = await lintFromString({ source, absoluteRef: '/openapi.json', config });
for (const { ruleId, message, location } of faults.slice(0, MOST))
  console.log(`${ruleId} at ${location[0]?.pointer ?? '?'}: ${message}`);
if (faults.length > 0) console.log(`The OpenAPI document has ${faults.length} faults.`);
process.exitCode = faults.length > 0 ? 1 : 0;
