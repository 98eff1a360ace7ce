import { Help } from '../kit/overlay/help.tsx';
import { type GuideName, guideHref } from './guides/names.ts';
import { type HelpTopic, t } from './i18n/en/help.ts';

/** Which guides tell more about a part of a form. */
export const GUIDES_OF: Partial<Record<HelpTopic, readonly GuideName[]>> = {
  'server.connection': ['prepare-panel', 'issue-token', 'add-server'],
  'server.limits': ['add-server'],
  'server.notes': ['add-server'],
  'product.general': ['product'],
  'product.binding': ['product', 'add-server'],
  'product.networks': ['make-network', 'product'],
  'product.prices': ['product'],
  'product.bandwidth': ['product'],
  'product.names': ['product'],
};

export const guideLinks = (names: readonly GuideName[] = []) =>
  names.map((name) => ({ href: guideHref(name), label: t(`guide.${name}`) }));

/** What a part of a form is for. `about` is the part's own title. */
export const FormHelp = ({ topic, about }: { topic: HelpTopic; about: string }) => (
  <Help about={about} example={t.find(`${topic}.example`)} guides={guideLinks(GUIDES_OF[topic])}>
    {t(topic)}
  </Help>
);
