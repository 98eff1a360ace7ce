/** What staff are written to about. They have no language of their own yet: English. */
import type { AlertState } from '../servers/contract/model.ts';

export type StaffValues = { name: string; server: string; state: AlertState; shop: string };

const WHAT: Record<AlertState, { subject: string; text: string }> = {
  days30: { subject: 'panel licence ends within 30 days', text: 'The licence of its panel ends within 30 days.' },
  days7: { subject: 'panel licence ends within 7 days', text: 'The licence of its panel ends within 7 days.' },
  days1: { subject: 'panel licence ends within a day', text: 'The licence of its panel ends within a day.' },
  expired: {
    subject: 'panel licence has expired',
    text: 'The licence of its panel has expired. Culvert goes on selling as long as the panel makes accounts.',
  },
  invalid: { subject: 'panel licence is not valid', text: 'The panel says that its licence is not valid.' },
  low: { subject: '90 % of its places are taken', text: '90 % or more of its places are taken.' },
  full: { subject: 'no place is left', text: 'No place is left on it. New orders go to another server, or wait.' },
};

/** To whoever tries the settings of a sender. */
export const testLetter = (shop: string): { subject: string; text: string } => ({
  subject: `${shop}: test mail`,
  text: [
    'Hello,',
    '',
    `this mail was sent from the console of ${shop} to try a mail sender. It has a text, an HTML part and a file: if all three are here, mail leaves.`,
    '',
    shop,
  ].join('\n'),
});

export const staffWords = ({ name, server, state, shop }: StaffValues): { subject: string; text: string } => ({
  subject: `${shop}: ${server}: ${WHAT[state].subject}`,
  text: [
    `Hello ${name},`,
    '',
    `this is about the VPN server ${server}. ${WHAT[state].text}`,
    '',
    'See it in the console under Servers. You are told of this once.',
    '',
    shop,
  ].join('\n'),
});
