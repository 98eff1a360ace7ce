export default {
  'address.unknown': 'The shop does not know its public address, which links in mails lead to. Set it in the settings.',
  'user.gone': 'The user does not exist any more.',
  'service.gone': 'The service does not exist any more.',
  'document.gone': 'The document does not exist any more.',
  'mail.held':
    'Held back: as many mails as may went to this address, from this account or from this network within an hour or a day. Send it again from here if it is meant.',
} as const;
