import { purgeTask } from '../kernel/jobs/purge.ts';
import { DAY_MS } from '../kernel/time/time.ts';
import { dropSealedTextsBefore } from './store.ts';

/** What only the recipient of a mail may read (links, configs), once it was sent or given up. The masked text stays. */
export const purgeSealedTexts = purgeTask({
  name: 'mail-texts.purge',
  cron: '30 2 * * *',
  keepMs: 7 * DAY_MS,
  purge: dropSealedTextsBefore,
});
