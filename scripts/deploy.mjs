// `npm run deploy`: to a Cloudflare account. `-- --profile staging` deploys a second shop beside the first;
// `-- --dry-run` shows what would happen and needs no account.
import { parseArgs } from 'node:util';
import { wrangler } from './deploy/account.mjs';
import { deploy, dryRun } from './deploy/run.mjs';
import { buildUi } from './supervisor/build.mjs';

const OPTIONS = /** @type {const} */ ({
  profile: { type: 'string', default: 'production' },
  url: { type: 'string' },
  'console-host': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
});

try {
  const { values } = parseArgs({ options: OPTIONS });
  const say = (line) => console.log(line);
  await buildUi();
  if (values['dry-run']) {
    await dryRun({ profile: values.profile, run: wrangler, say });
    console.log('Nothing was deployed.');
  } else {
    const { setupLink } = await deploy({
      profile: values.profile,
      url: values.url,
      consoleHost: values['console-host'],
      run: wrangler,
      say,
    });
    console.log(
      setupLink
        ? `\nMake the first administrator here; the link works once:\n  ${setupLink}\n`
        : '\nThe administrators are as they were.\n',
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
