/** The rules of docs/design, executable. Each has a planted breach in architecture.test.ts that it must catch. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { exemptions } from './exemptions.ts';
import type { Breach, Rule, Source } from './tree.ts';

/** A module imports only modules of a lower layer: the one that its `module.ts` names. */
export const LAYERS: Record<string, number> = Object.fromEntries(
  readdirSync('worker').flatMap((name) => {
    const declaration = `worker/${name}/module.ts`;
    if (name === 'kernel' || !existsSync(declaration)) return [];
    const layer = /\blayer: ([\d.]+)/.exec(readFileSync(declaration, 'utf8'))?.[1];
    return layer === undefined ? [] : [[name, Number(layer)]];
  }),
);

export const moduleOf = (path: string): string | null => {
  const [top, name = ''] = path.split('/');
  return top === 'worker' && Object.hasOwn(LAYERS, name) ? name : null;
};

const isTest = (path: string) =>
  /\.(test|suite|e2e)\.tsx?$/.test(path) ||
  path.startsWith('worker/testing/') ||
  path.startsWith('sim/testing/') ||
  path.startsWith('e2e/');
const inside = (path: string, ...folders: string[]) => folders.some((f) => path.startsWith(`${f}/`));
const production = (tree: readonly Source[]) => tree.filter((s) => !isTest(s.path));

/** Runs `check` on each import of each production file; a string is the reason of a breach. */
const onImports = (name: string, check: (source: Source, from: string, typeOnly: boolean) => string | null): Rule => ({
  name,
  check: (tree) =>
    production(tree).flatMap((s) =>
      s.imports.flatMap((i) => {
        const why = check(s, i.from, i.typeOnly);
        return why ? [{ rule: name, at: `${s.path}:${i.line}`, why }] : [];
      }),
    ),
});

const layers = onImports('layers', (s, from) => {
  const mine = moduleOf(s.path);
  const theirs = moduleOf(from);
  if (!mine || !theirs || mine === theirs) return null;
  if ((LAYERS[theirs] ?? 0) >= (LAYERS[mine] ?? 0))
    return `${mine} must not import ${theirs}: it is not of a lower layer`;
  const [, , file = ''] = from.split('/');
  return file === 'index.ts' || file === 'contract'
    ? null
    : `${from} is private to ${theirs}: import its index.ts or contract`;
});

/** Not capabilities of business; they have rules of their own. */
const NO_MODULES = ['kernel', 'drivers', 'testing'];

/** A folder that nobody gave a layer would be free to import anything. */
const layered: Rule = {
  name: 'layered',
  check: (tree) => {
    const folders = tree.flatMap((s) => /^worker\/([^/]+)\//.exec(s.path)?.[1] ?? []);
    return [...new Set(folders)]
      .filter((f) => !Object.hasOwn(LAYERS, f) && !NO_MODULES.includes(f))
      .map((f) => ({ rule: 'layered', at: `worker/${f}`, why: 'the folder has no layer: name it in its module.ts' }));
  },
};

const IO = ['drizzle-orm', 'hono', '@orpc/server', 'cloudflare:', 'node:'];
const pureRules = onImports('pure rules', (s, from, typeOnly) => {
  if (!/^worker\/[a-z-]+\/rules(\/[a-z-]+)?\.ts$/.test(s.path) || typeOnly) return null;
  if (IO.some((p) => from.startsWith(p))) return `rules are pure: ${from} is I/O`;
  return /\/(store|http|verbs|jobs|listeners|peer)(\.ts|\/)/.test(from) ||
    /kernel\/(unit|db|jobs|http)\/|kernel\/reach\/reach\.ts$|kernel\/identity\/password\.ts$/.test(from)
    ? `rules are pure: ${from} is I/O`
    : null;
});

const sqlInStore = onImports('SQL only in stores', (s, from, typeOnly) => {
  if (typeOnly || !from.startsWith('drizzle-orm') || !moduleOf(s.path)) return null;
  return /\/(store|table)(\.ts|\/)/.test(s.path) ? null : 'only store.ts and table.ts know SQL';
});

const drivers = onImports('drivers stay outside', (s, from) => {
  if (!inside(s.path, 'worker/drivers')) return null;
  if (moduleOf(from)) return 'a driver knows no business module';
  if (from.startsWith('drizzle-orm') || /kernel\/(db|unit|jobs)\/|kernel\/context\.ts$/.test(from))
    return 'a driver never sees the database';
  return null;
});

const kernelKnowsNoBusiness = onImports('kernel knows no business', (s, from) => {
  if (!inside(s.path, 'worker/kernel')) return null;
  if (moduleOf(from) || from === 'worker/registry.ts' || inside(from, 'ui', 'sim', 'durable'))
    return 'the kernel imports no module';
  return null;
});

const uiImports = onImports('ui imports contracts only', (s, from) => {
  if (!inside(s.path, 'ui')) return null;
  if (inside(from, 'sim', 'durable', 'migrations')) return 'the UI imports nothing of the server';
  if (!inside(from, 'worker')) return null;
  const shapes = from === 'worker/kernel/contract.ts' || from === 'worker/kernel/fields.ts';
  if (inside(s.path, 'ui/kit') && !shapes) return 'ui/kit knows no business';
  // How a sentence is filled in: one formatter for what the pages say and what the server says.
  if (from === 'worker/kernel/words/message.ts') return inside(s.path, 'ui/i18n') ? null : 'words come from ui/i18n';
  return from === 'worker/contract.ts' || shapes || /^worker\/[a-z-]+\/contract\//.test(from)
    ? null
    : 'the UI imports contracts and models only';
});

const simApart = onImports('sim is apart', (s, from) =>
  inside(s.path, 'sim') && inside(from, 'worker', 'ui', 'durable')
    ? 'the simulator shares no code with what it tests'
    : null,
);

const durableImports = onImports('durable imports', (s, from) => {
  if (!inside(s.path, 'durable') || !inside(from, 'worker')) return null;
  if (inside(from, 'worker/kernel') || from === 'worker/registry.ts' || from === 'worker/env.ts') return null;
  return /^worker\/[a-z-]+\/index\.ts$/.test(from)
    ? null
    : 'durable/ imports the kernel, the registry and the index of modules';
});

const HIDDEN_INPUTS: [RegExp, string][] = [
  [/^Date\.now$/, 'ask ctx.now()'],
  [/^Math\.random$/, 'ask ctx.id() or crypto'],
  [/^(globalThis\.)?fetch$/, 'the way out is ctx.reach'],
  [/^console\./, 'log through ctx.log'],
];

const hiddenInputs: Rule = {
  name: 'no hidden inputs',
  check: (tree) =>
    production(tree)
      .filter(
        (s) =>
          inside(s.path, 'worker') &&
          !inside(s.path, 'worker/kernel', 'worker/drivers') &&
          s.path !== 'worker/index.ts',
      )
      .flatMap((s) =>
        s.calls.flatMap((c) => {
          const hit =
            HIDDEN_INPUTS.find(([pattern]) => pattern.test(c.callee)) ??
            (c.callee === 'new Date' && c.args === 0 ? ['', 'ask ctx.now()'] : null);
          return hit ? [{ rule: 'no hidden inputs', at: `${s.path}:${c.line}`, why: `${c.callee}: ${hit[1]}` }] : [];
        }),
      ),
};

/** What keeps a Durable Object awake, and billed, when it has nothing to do. */
const AWAKE: [RegExp, string][] = [
  [/^(globalThis\.)?setInterval$/, 'poll by alarm'],
  [/^AbortSignal\.timeout$/, 'its timer outlives the call: use kernel/reach/deadline.ts'],
];
const AWAKE_IN_DURABLE: [RegExp, string][] = [
  [/^(globalThis\.)?setTimeout$/, 'wait by alarm'],
  [/\.accept$/, 'accept sockets with ctx.acceptWebSocket'],
];

const lettingSleep: Rule = {
  name: 'objects may sleep',
  check: (tree) =>
    production(tree)
      .filter((s) => inside(s.path, 'worker', 'durable'))
      .flatMap((s) => {
        const banned = inside(s.path, 'durable') ? [...AWAKE, ...AWAKE_IN_DURABLE] : AWAKE;
        return s.calls.flatMap((c) => {
          const hit = banned.find(([pattern]) => pattern.test(c.callee));
          return hit ? [{ rule: 'objects may sleep', at: `${s.path}:${c.line}`, why: `${c.callee}: ${hit[1]}` }] : [];
        });
      }),
};

const MAX_FILE = 300;
const maxFunction = (path: string) => (path.endsWith('.tsx') ? 120 : 50);

const size: Rule = {
  name: 'size',
  check: (tree) =>
    tree.flatMap((s) => {
      const breaches: Breach[] = [];
      if (s.lines > MAX_FILE) breaches.push({ rule: 'size', at: s.path, why: `${s.lines} lines; ${MAX_FILE} at most` });
      if (isTest(s.path)) return withoutExempt(breaches);
      for (const f of s.functions) {
        if (f.lines > maxFunction(s.path))
          breaches.push({
            rule: 'size',
            at: `${s.path}:${f.line}`,
            why: `${f.name} has ${f.lines} lines; ${maxFunction(s.path)} at most`,
          });
      }
      return withoutExempt(breaches);
    }),
};

/** An exemption names its file, its reason and the day on which it ends. */
const withoutExempt = (breaches: Breach[]) => breaches.filter((b) => !exemptions.some((e) => b.at.startsWith(e.path)));

const BANNED = /(^|\/)(utils?|helpers?|common|manager|misc)(\.[a-z.]+)?(\/|$)/;
const names: Rule = {
  name: 'names',
  check: (tree) =>
    tree
      .filter((s) => BANNED.test(s.path))
      .map((s) => ({ rule: 'names', at: s.path, why: 'the name says nothing: name what it holds' })),
};

/** Every job, task, listener and endpoint of a module stands in its declaration, and that in the registry. */
const registered: Rule = {
  name: 'registered',
  check: (tree) => {
    return production(tree).flatMap(({ path }) => {
      const [, module, part] = /^worker\/([a-z-]+)\/(?:.+\/)?(jobs|tasks|listeners|http|module)\.ts$/.exec(path) ?? [];
      if (!module || !moduleOf(path)) return [];
      const list = part === 'module' ? 'worker/registry.ts' : `worker/${module}/module.ts`;
      const listed = tree.find((s) => s.path === list)?.imports.some((i) => i.from === path);
      return listed ? [] : [{ rule: 'registered', at: path, why: `${list} does not import it` }];
    });
  },
};

export const rules: readonly Rule[] = [
  layers,
  layered,
  pureRules,
  sqlInStore,
  drivers,
  kernelKnowsNoBusiness,
  uiImports,
  simApart,
  durableImports,
  hiddenInputs,
  lettingSleep,
  size,
  names,
  registered,
];
