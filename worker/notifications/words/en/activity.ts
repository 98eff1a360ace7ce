export default {
  'mail.resent': 'Sent the welcome mail of service {number} to {email} again',
} as const;
