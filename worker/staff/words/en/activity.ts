export default {
  'console.setUp': '{name} set up the console as its first administrator',
  signedIn: '{name} signed in to the console',
  'signIn.failed': 'Wrong password or address at the console: {email}',
  'signIn.throttled': 'Too many tries at the console: {email} was not checked',
  'signIn.failed.noAddress': 'Wrong password or address at the console: not an address, length {n}',
  'signIn.throttled.noAddress': 'Too many tries at the console: not an address, length {n}, was not checked',
  'signIn.more': 'More failed sign-ins at the console than are listed',
  'password.wrong': '{name} entered a wrong current password',
  'password.changed': '{name} changed the password; all other sessions ended',
  signedOut: '{name} signed out',
  'token.created': 'Created the API token “{name}”',
  'token.revoked': 'Revoked the API token “{name}”',
} as const;
