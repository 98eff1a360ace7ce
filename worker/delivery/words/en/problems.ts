export default {
  'password.hidden': 'This plan does not show the VPN password.',
  'credentials.none': 'This account has no user name and password.',
  'account.none': 'This service has no account on a server.',
  'account.silent': 'The VPN server does not say how your account stands.',
  'settings.incomplete': 'The VPN server gave out settings that are not complete.',
  'certificate.none': 'This server needs no certificate of its own.',
  'config.state': 'A service that is {status} has no configuration.',
  'config.refused': '“{server}” did not give out the configuration of {account}: {why}',
  'protocol.none': 'This location does not offer that protocol. Choose another one.',
  'config.silent':
    'The VPN server did not give out your configuration. Your connection is not affected; try again in a minute.',
} as const;
