export default {
  label: 'Test card',
} as const;
