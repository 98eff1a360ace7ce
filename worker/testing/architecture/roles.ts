/**
 * What each file is, by its path alone. What no line describes has no role, and what has no role may neither import nor
 * be imported: a new kind of file is a line here and a row in table.ts.
 */

/** In a module of business, `worker/<module>/…`. */
const IN_A_MODULE = {
  module: /^module\.ts$/,
  index: /^index\.ts$/,
  /** Plain lists and what is offered of them, without zod: small enough for a page that loads no schema. */
  list: /^contract\/(countries|sorts)\.ts$/,
  model: /^contract\/model\.ts$/,
  contract: /^contract\/[a-z-]+\.ts$/,
  table: /^table\.ts$/,
  rules: /^rules(\/[a-z0-9-]+)?\.ts$/,
  store: /^store(\/[a-z0-9-]+)?\.ts$/,
  verb: /^verbs(\/[a-z0-9-]+){0,2}\.ts$/,
  http: /^http\.ts$/,
  jobs: /^jobs\.ts$/,
  tasks: /^tasks\.ts$/,
  listeners: /^listeners\.ts$/,
  events: /^events\.ts$/,
  /** What it puts on the list of what a person must do. */
  attention: /^attention\.ts$/,
  words: /^([a-z]+-)?words(\/index|\/([a-z]{2}|\*)\/[a-z-]+)?\.ts$/,
  /** Pure makers of files: a picture, a profile, a script. */
  file: /^(qr-png|mail-html)\.ts$/,
  /** Who a session is. */
  identity: /^(identity|seen)\.ts$/,
  /** What several verbs of a module share and no rule can hold: it opens a peer, a seal, a Durable Object. */
  part: /^(peer|witness|configuration|poller|vault|proof|sealed-text|reset-link|email-letters)\.ts$/,
} as const;
export type ModuleRole = keyof typeof IN_A_MODULE;
export const MODULE_ROLES = Object.keys(IN_A_MODULE) as ModuleRole[];

/** Outside of the modules. */
const ELSEWHERE = {
  test: /^(worker|durable)\/.*\.(test|corpus)\.ts$/,
  suite: /^worker\/drivers\/([a-z-]+\/)?[a-z]+\.suite\.ts$/,
  tls: /^worker\/testing\/tls\//,
  samples: /^worker\/(testing\/examples|[a-z]+|\*)\/samples\.ts$/,
  testing: /^worker\/(testing\/.+|[a-z]+\/tour\.ts|drivers\/provisioning\/puqvpncp\/files\/simulated\.ts)$/,

  entry: /^worker\/index\.ts$/,
  registry: /^worker\/registry\.ts$/,
  api: /^worker\/contract\.ts$/,
  env: /^worker\/env\.ts$/,

  'kernel/app': /^worker\/kernel\/app\.ts$/,
  'kernel/attention': /^worker\/kernel\/attention\.ts$/,
  'kernel/context': /^worker\/kernel\/context\.ts$/,
  'kernel/contract': /^worker\/kernel\/(blocks|contract|fields|instance|resource-contract)\.ts$/,
  /** What stands in a text, to the pages as to the Worker. */
  'kernel/text': /^worker\/kernel\/(email|visible)\.ts$/,
  'kernel/spellings': /^worker\/kernel\/spellings\.ts$/,
  'kernel/id': /^worker\/kernel\/(id|uuid)\.ts$/,
  'kernel/log': /^worker\/kernel\/log\.ts$/,
  'kernel/house': /^worker\/kernel\/house\.ts$/,
  'kernel/module': /^worker\/kernel\/module\.ts$/,
  'kernel/message': /^worker\/kernel\/words\/message\.ts$/,
  'kernel/words': /^worker\/kernel\/words\/(([a-z]{2}|\*)\/)?[a-z]+\.ts$/,
  'kernel/object': /^worker\/kernel\/object\.ts$/,
  'kernel/problem': /^worker\/kernel\/(kernel-problems|problem)\.ts$/,
  'kernel/tables': /^worker\/kernel\/db\/tables\.ts$/,
  'kernel/db': /^worker\/kernel\/db\/[a-z]+\.ts$/,
  'kernel/http': /^worker\/kernel\/http\/[a-z]+\.ts$/,
  /** Makes the document of the API while the app is built. */
  'kernel/openapi': /^worker\/kernel\/openapi\/[a-z]+\.ts$/,
  'kernel/password': /^worker\/kernel\/identity\/password\.ts$/,
  /** What is no password, and the list that says so. */
  'kernel/guesses': /^worker\/kernel\/identity\/(guessable|guesses)\.ts$/,
  'kernel/identity': /^worker\/kernel\/identity\/[a-z]+\.ts$/,
  'kernel/jobs': /^worker\/kernel\/jobs\/[a-z]+\.ts$/,
  'kernel/money': /^worker\/kernel\/money\/[a-z]+\.ts$/,
  'kernel/address': /^worker\/kernel\/reach\/address\.ts$/,
  'kernel/deadline': /^worker\/kernel\/reach\/deadline\.ts$/,
  'kernel/reach': /^worker\/kernel\/reach\/[a-z-]+\.ts$/,
  'kernel/time': /^worker\/kernel\/time\/[a-z]+\.ts$/,
  'kernel/unit': /^worker\/kernel\/unit\/[a-z]+\.ts$/,

  grammar: /^worker\/drivers\/(blocks|driver|outcome|secret-runs|words)\.ts$/,
  /** What an operator fills in for a driver: its form, its faults, its sealing. */
  config: /^worker\/drivers\/(config|form|instance)\.ts$/,
  port: /^worker\/drivers\/[a-z-]+\/port\.ts$/,
  driver: /^worker\/drivers\/[a-z-]+\/[a-z0-9-]+\/.+\.ts$/,

  'durable test': /^durable\/.*\.test\.ts$/,
  /** Makes the context of what runs inside a Durable Object, as the entry does for what runs outside. */
  actor: /^durable\/actor\.ts$/,
  durable: /^durable\/[a-z-]+\.ts$/,

  'ui test': /^ui\/.*\.test\.tsx?$/,
  theme: /^ui\/theme\/[a-z-]+\.css$/,
  i18n: /^ui\/i18n\/[a-z-]+\.ts$/,
  data: /^ui\/data\/.+\.ts$/,
  'kit words': /^ui\/kit\/i18n\/([a-z]{2}|\*)\/[a-z-]+\.ts$/,
  kit: /^ui\/kit\/.+\.(tsx?|css)$/,
  'vpn words': /^ui\/vpn\/i18n\/([a-z]{2}|\*)\/[a-z-]+\.ts$/,
  vpn: /^ui\/vpn\/.+\.(tsx?|css)$/,
  'portal words': /^ui\/portal\/i18n\/([a-z]{2}|\*)\/[a-z-]+\.ts$/,
  portal: /^ui\/portal\/.+\.(tsx?|css)$/,
  'console words': /^ui\/console\/i18n\/([a-z]{2}|\*)\/[a-z-]+\.ts$/,
  console: /^ui\/console\/.+\.(tsx?|css)$/,
  reference: /^ui\/reference\/.+\.(tsx?|css)$/,

  'sim test': /^sim\/(.*\.test|testing\/[a-z-]+)\.ts$/,
  sim: /^sim\/.+\.(ts|crt|key)$/,
  /** The Worker of the pictures: the entry, in a world that stands still. */
  still: /^e2e\/pictures\/still\/worker\.ts$/,
  e2e: /^e2e\/.+\.ts$/,
  bench: /^bench\/.+\.(ts|mjs)$/,
  script: /^scripts\/.+\.mjs$/,
  configuration: /^(vite|vitest)\.config\.ts$/,
  guide: /^docs\/guides\/.+\.md$/,
} as const;
export type HouseRole = keyof typeof ELSEWHERE;
export const HOUSE_ROLES = Object.keys(ELSEWHERE) as HouseRole[];

export type Role = ModuleRole | HouseRole;

/** A file's role, and whose it is: the module, or the driver's folder. */
export type Place = { role: Role; owner: string | null };

const NO_MODULES = ['kernel', 'drivers', 'testing'];
const known = new Map<string, Place | null>();

export function placeOf(path: string): Place | null {
  let place = known.get(path);
  if (place === undefined) {
    place = find(path);
    known.set(path, place);
  }
  return place;
}

function find(path: string): Place | null {
  const role = HOUSE_ROLES.find((r) => ELSEWHERE[r].test(path));
  if (role) return { role, owner: role === 'driver' ? path.split('/').slice(0, 4).join('/') : null };
  const [, name = '', file = ''] = /^worker\/([a-z]+)\/(.+)$/.exec(path) ?? [];
  if (NO_MODULES.includes(name)) return null;
  const inside = MODULE_ROLES.find((r) => IN_A_MODULE[r].test(file));
  return inside ? { role: inside, owner: name } : null;
}

const TESTS: readonly Role[] = [
  'test',
  'suite',
  'testing',
  'durable test',
  'ui test',
  'sim test',
  'still',
  'e2e',
  'bench',
  'script',
];
export const isTest = (role: Role): boolean => TESTS.includes(role);
