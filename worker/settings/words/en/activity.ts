export default {
  'general.saved': 'Saved the general settings',
} as const;
