export default {
  'expiry.past': 'Choose a time in the future.',
  'expiry.beyond': 'A token that makes another one cannot outlive itself: choose a time before its own end.',
  'scope.beyond': 'You may give only what you may: not {scopes}.',
  'password.same': 'This is your password already. Choose another one.',
} as const;
