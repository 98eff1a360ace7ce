export default {
  'service.notActive': 'This service is not active, so it has no connections.',
  'service.notReady': 'This service is not set up yet. Its connections show when it is.',
} as const;
