export default {
  clock: 'The clock could not work on this service: {why}',
} as const;
