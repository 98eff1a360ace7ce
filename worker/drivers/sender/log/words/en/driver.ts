export default {
  label: 'Log only',
} as const;
