export default {
  noted: '{what} (internal: {note})',
} as const;
