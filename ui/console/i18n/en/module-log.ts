import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  title: 'Module log',
  search: 'Search server or action',
  empty: 'No calls yet',
  'empty.text':
    'Calls to VPN servers and other systems are kept here for up to 14 days, with secrets masked; looks at the live status only when they fail.',
  'col.startedAt': 'When',
  'col.name': 'Name',
  'col.path': 'Action',
  'col.status': 'Result',
  'col.tookMs': 'ms',
  'col.host': 'Address',
  'col.requestId': 'Request',
  'filter.level': 'Level',
  'filter.kind': 'Kind',
  'level.info': 'Worked',
  'level.error': 'Failed',
  'kind.provisioning': 'VPN server',
  'kind.gateway': 'Payment',
  'kind.sender': 'Mail',
  'kind.other': 'Other',
  request: 'Request',
  response: 'Response',
  masked: 'Secrets are masked and long texts are cut.',
  'open.server': 'Open the server',
  'open.service': 'Open the service',
  clear: 'Delete all',
  'clear.title': 'Delete the whole module log?',
  'clear.lost': 'Every call that is listed here, with its request and response',
  cleared: 'Deleted',
} as const;

export const t = catalog(english, import.meta.glob('../*/module-log.ts'));
