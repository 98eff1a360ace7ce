export default {
  'recreate.state': 'Only an active service whose account is gone gets a new one.',
} as const;
