import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  title: 'Home',
  greeting: 'Hello, {name}',
  lasts: 'Lasts until',
  'lasts.beyond': 'Lasts for more than a year',
  transactions: 'Transactions',

  services: 'Your VPNs',
  'services.more': 'Order another',
  'services.noneNow': 'You have no VPN at the moment.',
  'services.ended': { one: '{n} that has ended', other: '{n} that have ended' },
  'services.status': 'Status',
  'services.ordered': 'Ordered',
  'services.paidThrough': 'Paid until',
  'service.next': 'Next charge',
  'service.ends': 'Ends',

  'empty.title': 'Get your first VPN',
  'empty.text':
    'Choose a plan, and your VPN is set up by itself. Then scan a code with your phone or download one file for your computer.',
  'empty.action': 'See the plans',
} as const;

export const t = catalog(english, import.meta.glob('../*/home.ts'));
