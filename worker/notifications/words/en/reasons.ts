export default {
  'user.gone': 'The user does not exist any more.',
  'service.gone': 'The service does not exist any more.',
  'document.gone': 'The document does not exist any more.',
} as const;
