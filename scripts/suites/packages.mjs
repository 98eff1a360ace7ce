// The programs that some tests use as real peers; elsewhere than on Debian they have to be installed by hand.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../supervisor/paths.mjs';

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholder.
const STATUS = '-f=${db:Status-Status}';

/** @param {string[]} more */
function missing(more) {
  const wanted = readFileSync(join(ROOT, 'scripts', 'debian-packages.txt'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .concat(more);
  const installed = (name) => spawnSync('dpkg-query', ['-W', STATUS, name], { encoding: 'utf8' });
  if (installed('dpkg').error) return null;
  return wanted.filter((name) => installed(name).stdout !== 'installed');
}

function apt(...args) {
  const root = process.getuid?.() === 0;
  const [command, ...rest] = [...(root ? [] : ['sudo', '-n']), 'apt-get', ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, rest, { env, stdio: ['ignore', 2, 2] }).status === 0;
}

/** @param {string[]} [more] beside those that tests use @returns {'present' | 'unknown' | 'failed'} */
export function installPackages(more = []) {
  const absent = missing(more);
  if (absent === null) return 'unknown';
  if (absent.length === 0) return 'present';
  console.error(`Installing Debian packages: ${absent.join(' ')}`);
  apt('update', '-qq');
  return apt('install', '-y', '-qq', '--no-install-recommends', ...absent) ? 'present' : 'failed';
}
