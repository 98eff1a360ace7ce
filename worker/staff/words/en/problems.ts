export default {
  'expiry.past': 'Choose a time in the future.',
} as const;
