export default {
  missing: 'the service is {status}, and there is no such account',
  suspendedEnabled: 'the service is suspended, the account is enabled',
  activeDisabled: 'the service is active, the account is disabled',
  speed: 'sold {sold} Mbit/s, the account has {has}',
  again: 'the account is as it should be again',
  parkedThere: 'its set-up stopped, and the account is there: it can be finished',
  parkedGone: 'its set-up stopped, and there is no account: it can be begun again',
  unread: 'what the server says of it was not understood: nothing was compared',
  unreadNameless: {
    one: 'the server lists {n} account without a name',
    other: 'the server lists {n} accounts without a name',
  },
  unwanted: 'its service is {status}',
  renamed: 'its service goes by another name now',
  tooMany:
    '{changes} of {size} accounts would change; more than {most} or {percent} % is rather a fault of the server than of so many accounts',
  silent: 'The server did not answer.',
  changing: 'Somebody changes this service.',
  unchanged: '{server} did not change {account}: {why}',
  notRemoved: '{server} did not remove {account}: {why}',
} as const;
