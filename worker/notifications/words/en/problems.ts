export default {
  'welcome.state': 'A service that is {status} has nothing to welcome to.',
} as const;
