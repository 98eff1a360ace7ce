export default {
  'console.setUp': '{name} set up the console as its first administrator',
  signedIn: '{name} signed in to the console',
  signedOut: '{name} signed out',
  'token.created': 'Created the API token “{name}”',
  'token.revoked': 'Revoked the API token “{name}”',
} as const;
