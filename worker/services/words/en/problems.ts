export default {
  notReady: 'This service is not set up yet.',
  notActive: 'This service is not active.',
} as const;
