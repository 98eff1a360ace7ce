import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  title: 'A VPN configuration for you',
  lead: 'Somebody sent you this link so that you can connect a device.',
  ready:
    'The link opens when you press the button, and then counts as used. Do it on the device that you want to connect.',
  show: 'Show my configuration',
  incomplete: 'This link is not complete',
  'incomplete.text': 'Copy the whole link, with everything after the # sign, and open it again.',
  spent: 'This link does not open any more',
  'spent.text': 'It was used already, was revoked or has expired. Ask for a new one.',
  failed: 'This did not work',
  'failed.text': 'The VPN server did not answer. The link was not used up: wait a moment and press the button again.',
  again: 'Try again',
  shown: 'Save what you need now',
  'shown.last': 'This link is used up and does not open again.',
  'shown.left': { one: 'This link opens 1 more time.', other: 'This link opens {n} more times.' },
  account: 'VPN account',
  name: 'Client name',
  ip: 'VPN IP',
  username: 'User name',
  password: 'Password',
  download: 'Download',
  copyFailed: 'The browser did not allow copying. Select the text and copy it.',
  qr: 'QR code for {name}',
  scan: 'Scan it with the {name} app on your phone.',
  text: 'Configuration for {name}',
  none: 'No way to connect is switched on for this VPN.',
} as const;

export const t = catalog(english, import.meta.glob('../*/link.ts'));
