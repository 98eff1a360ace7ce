import { wording } from '../../../../kernel/words/speech.ts';
import probe from './en/probe.ts';

/** What the connection test says, and why no account can be made. */
export const probed = wording('puqvpncp.probe', probe, (language) => import(`./${language}/probe.ts`));
