import { purgeTask } from '../kernel/jobs/purge.ts';
import { RETENTION } from '../kernel/jobs/retention.ts';
import { dropSealedTextsBefore } from './store.ts';

export const purgeSealedTexts = purgeTask({
  name: 'mail-texts.purge',
  cron: '30 2 * * *',
  keepMs: RETENTION.sealedMailTextMs,
  purge: dropSealedTextsBefore,
});
