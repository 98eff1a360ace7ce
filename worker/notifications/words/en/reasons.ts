export default {
  'address.unknown': 'The shop does not know its public address, which links in mails lead to. Set it in the settings.',
  'user.gone': 'The user does not exist any more.',
  'service.gone': 'The service does not exist any more.',
  'document.gone': 'The document does not exist any more.',
} as const;
