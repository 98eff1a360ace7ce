export default {
  'credentials.shown': 'Looked at the credentials of service {number}',
  'config.shown': 'Looked at the {protocol} configuration of service {number}',
  'profile.downloaded': 'Downloaded the Apple profile of service {number}',
  'profile.withPassword': 'Downloaded the Apple profile of service {number}, with its password',
} as const;
