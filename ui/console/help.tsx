import { Help } from '../kit/help.tsx';
import { type HelpTopic, t } from './i18n/en/help.ts';

/** What a part of a form is for. `about` is the part's own title. */
export const FormHelp = ({ topic, about }: { topic: HelpTopic; about: string }) => (
  <Help about={about} example={t.find(`${topic}.example`)}>
    {t(topic)}
  </Help>
);
