export default {
  failed: 'the service could not be set up',
  cancelled: 'order cancelled',
} as const;
