export default {
  'mail.resent': 'Sent the welcome mail of service {number} to {email} again',
  'sender.created': 'Added a mail sender: {name}',
  'sender.changed': 'Changed a mail sender: {name}',
  'sender.deleted': 'Deleted a mail sender: {name}',
} as const;
