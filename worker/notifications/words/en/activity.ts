export default {
  'mail.resent': 'Sent the welcome mail of service {number} to {email} again',
  'mail.retried': 'Sent the mail to {email} again',
  'sender.tested': 'Sent a test mail through {name}',
  'sender.testFailed': 'A test mail through {name} failed',
  'sender.created': 'Added a mail sender: {name}',
  'sender.changed': 'Changed a mail sender: {name}',
  'sender.deleted': 'Deleted a mail sender: {name}',
} as const;
