export default {
  'field.from': 'Sender address',
  'field.from.help':
    'Of a domain that this Cloudflare account has set up for sending. The deployment needs the binding.',
  'field.fromName': 'Sender name',
  'field.replyTo': 'Answers go to',
  'field.replyTo.help': 'Empty: to the sender address.',
} as const;
