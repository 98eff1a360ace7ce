import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  title: 'Connection status',
  refresh: 'Check now',
  'state.checking': 'Checking…',
  'state.online': 'Online',
  'state.offline': 'Offline',
  'state.unknown': 'Unknown',
  since: 'since {time}',
  said: 'Connection status: {state}',
  checked: 'Last checked {time}',
  'checked.never': 'Not checked yet',
  'offline.text': 'No device is connected.',
  'state.cut': 'No connection',
  'cut.text':
    'This device gets no answer from us just now. Check its internet connection; a VPN that is connected may well stay connected.',
  'unknown.text': 'The VPN server does not answer. A device that is connected may well stay connected.',
  'unclear.text': 'The VPN server’s answer does not tell whether a device is connected.',
  'unknown.sessions': 'This is what was seen last.',
  ended: 'There is nothing to watch: {reason}',
  notReady: 'Connections show here once the VPN account is on its server.',
  live: 'Live',
  otherProtocol: 'Other protocol',
  'field.network': 'Network',
  'field.ip': 'VPN IP',
  'field.endpoint': 'Endpoint',
  'field.handshake': 'Last handshake',
  'field.connected': 'Connected since',
  'field.down': 'Downloaded',
  'field.up': 'Uploaded',
  notTold: 'not reported',
} as const;

export const t = catalog(english, import.meta.glob('../*/live.ts'));
