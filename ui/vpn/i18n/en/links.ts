import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  title: 'One-time link',
  text: 'A link that shows everything a device needs to connect: configurations, codes, user name and password. Open it on the other device, or send it to somebody you trust.',
  validity: 'Valid for',
  'validity.1h': '1 hour',
  'validity.24h': '24 hours',
  'validity.7d': '7 days',
  uses: 'Opens',
  'uses.n': { one: 'once', other: '{n} times' },
  create: 'Create link',
  url: 'The link',
  open: 'Open link',
  newTab: '(opens in a new tab)',
  copyFailed: 'The browser did not allow copying. Select the text and copy it.',
  once: 'This link is shown only now',
  'once.text': {
    one: 'Whoever opens it sees the keys of this VPN. It opens once; looking at the page before pressing its button does not count.',
    other:
      'Whoever opens it sees the keys of this VPN. It opens {n} times; looking at the page before pressing its button does not count.',
  },
  over: 'That link does not open any more',
  'over.text': 'It was used up or revoked.',
  live: 'Links that still open',
  none: 'No link is open.',
  created: 'Created',
  by: 'by {name}',
  byStaff: 'by our staff',
  expires: 'ends',
  left: { one: '1 use left', other: '{n} uses left' },
  revoke: 'Revoke',
  'revoke.title': 'Revoke this link?',
  'revoke.text': 'It stops opening at once, wherever it was sent.',
  'revoke.confirm': 'Revoke link',
  'revoke.done': 'Link revoked',
  panel: 'A link of the VPN server itself',
  'panel.text': 'The VPN server can make a link too. How often and how long it opens is set there, not here.',
  'panel.create': 'Create on the VPN server',
  'panel.warning': 'Whoever opens it sees the keys of this VPN',
  'panel.uses': { one: 'It opens once: the first to look uses it up.', other: 'It opens {n} times.' },
  'panel.unlimited': 'It opens any number of times until it ends.',
  'panel.unknown': 'The VPN server does not tell how often it opens.',
  'panel.days': { one: 'It ends after 1 day.', other: 'It ends after {n} days.' },
  'problem.links_full': 'Ten links are open. Revoke one first.',
  'problem.panel_links_off': 'The VPN server gives out no links of its own. Create one of ours instead.',
  'problem.panel_link_private':
    'The VPN server made a link that does not open from outside. Create one of ours instead.',
  'problem.upstream_failed':
    'The VPN server did not make a link. Create one of ours instead, or try again in a minute.',
  'problem.not_active': 'This service is not active.',
} as const;

export const t = catalog(english, import.meta.glob('../*/links.ts'));
