export default {
  'config.silent':
    'The VPN server did not give out the configuration. The link was not used up: try again in a minute.',
  'panelLink.silent': 'The VPN server did not make a link. Create one of ours instead, or try again in a minute.',
  'panelLink.private':
    'The panel’s links lead to a private or unencrypted address. Enter the public address of its one-time links in the settings of “{server}”.',
  'panelLink.refused': '{why}',
} as const;
