/** For tests: the programs of the Debian packages that judge what we make. */
import { spawnSync } from 'node:child_process';

/** Throws of those that are not there: a judge that is missing has taken nothing. */
export function needTools(...commands: string[]): void {
  const missing = commands.filter((command) => spawnSync(command, ['--version']).error !== undefined);
  if (missing.length > 0)
    throw new Error(
      `Not installed: ${missing.join(', ')}. On Debian \`npm test\` installs what tests need; elsewhere install what scripts/debian-packages.txt lists.`,
    );
}
