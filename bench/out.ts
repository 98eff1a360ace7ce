import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    bench: { services: number; report: string };
  }
}

/** workerd has no files: the benchmark posts its figures here. */
export default async function out(project: TestProject) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (c: Buffer) => chunks.push(c));
    request.on('end', () => {
      writeFileSync(process.env.BENCH_OUT ?? 'bench.json', Buffer.concat(chunks));
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  project.provide('bench', {
    services: Number(process.env.BENCH_SERVICES ?? 1000),
    report: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  return () => new Promise<void>((done) => server.close(() => done()));
}
