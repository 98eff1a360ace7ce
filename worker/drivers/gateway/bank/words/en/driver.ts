export default {
  label: 'Bank transfer',
  'field.instructions': 'Instructions',
  'field.instructions.help':
    'Shown to whoever pays by transfer. {NUMBER} and {CURRENCY} are replaced by those of the proforma.',
} as const;
