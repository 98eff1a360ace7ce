export default {
  'link.created': 'Created a one-time link to service {number}',
  'link.revoked': 'Revoked a one-time link to service {number}',
  'panelLink.created': 'Created a link of the VPN server to service {number}',
  'link.opened': 'Opened a one-time link to service {number}',
} as const;
