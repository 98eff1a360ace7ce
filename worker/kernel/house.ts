/** The house: what its modules declare, put together. What two of them claim stops it from starting. */
import type { AnyRouter } from '@orpc/server';
import type { Purge } from './app.ts';
import { refuseMisplaced } from './http/route.ts';
import { taskJob } from './jobs/task.ts';
import { AUDIENCES, type Branch, type Module } from './module.ts';

export function houseOf(modules: readonly Module[], kernel: { retention: readonly Purge[] }) {
  const all = <T>(of: (module: Module) => readonly T[] | undefined): T[] => modules.flatMap((m) => of(m) ?? []);
  const retention = [...kernel.retention, ...all((m) => m.retention)];
  const tasks = [...all((m) => m.tasks), ...retention];
  const listeners = all((m) => m.listeners);
  const jobs = [...all((m) => m.jobs), ...tasks.map(taskJob), ...listeners.map((l) => l.job)];
  const permissions = all((m) => m.permissions);
  const upgrades = all((m) => m.upgrades);
  const routes = all((m) => m.routes);
  refuseMisplaced(routes);
  refuseTwice({
    module: modules.map(({ name }) => name),
    permission: permissions,
    problem: all(({ problems = {} }) => Object.keys(problems)),
    job: jobs.map(({ name }) => name),
    address: upgrades.map(({ path }) => path),
  });
  return {
    permissions,
    problems: Object.assign({}, ...modules.map((m) => m.problems)) as NonNullable<Module['problems']>,
    titles: all(({ titles }) => (titles ? [titles] : [])),
    retention,
    tasks,
    listeners,
    jobs,
    upgrades,
    routes,
    attention: all((m) => m.attention).sort((a, b) => a.rank - b.rank),
    router: Object.fromEntries(
      AUDIENCES.map((a) => [a, modules.reduce((into, m) => merged(into, m.router?.[a] ?? {}, a), {})]),
    ),
  };
}

function refuseTwice(claims: Record<string, readonly string[]>): void {
  for (const [what, names] of Object.entries(claims)) {
    const again = names.find((name, i) => names.indexOf(name) !== i);
    if (again !== undefined) throw new Error(`The ${what} ${again} is declared twice.`);
  }
}

const isEndpoint = (node: AnyRouter) => '~orpc' in node;

function merged(into: Branch, from: Branch, at: string): Branch {
  const result: Record<string, AnyRouter> = { ...into };
  for (const [key, node] of Object.entries(from)) {
    const there = result[key];
    const path = `${at}.${key}`;
    if (there === undefined) result[key] = node;
    else if (isEndpoint(there) || isEndpoint(node)) throw new Error(`The endpoint ${path} is declared twice.`);
    else result[key] = merged(there as Branch, node as Branch, path);
  }
  return result;
}
