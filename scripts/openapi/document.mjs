// The OpenAPI document, from the contracts alone: no Worker runs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../supervisor/paths.mjs';
import { noteOf, notesOf } from './notes.mjs';

await import('../../worker/registry.ts');
const { contract } = await import('../../worker/contract.ts');
const { openApiDocument } = await import('../../worker/kernel/openapi/document.ts');

/** `worker/<module>/contract/examples.json`, all together. */
export function readExamples() {
  const worker = join(ROOT, 'worker');
  const files = readdirSync(worker, { recursive: true }).filter((file) =>
    /^[^/]+\/contract\/examples\.json$/.test(file),
  );
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(join(worker, file), 'utf8'))));
}

export const document = () => openApiDocument(contract, { examples: readExamples(), noteOf, notesOf });
