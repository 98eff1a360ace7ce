export default {
  label: 'PUQ VPN Control Panel',
  'field.token': 'API token',
  'field.token.help':
    'Made in the panel. Needs the permissions clients, networks and status. Stored encrypted, never shown.',
  'step.address': 'Address',
  'step.status': 'Status',
  'step.version': 'Version',
  'step.licence': 'Licence',
  'step.networks': 'Networks',
  'step.clients': 'Clients',
  'step.qr': 'QR code',
} as const;
