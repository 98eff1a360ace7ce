export default {
  'client.blocked': 'Nothing is delivered to a client that is closed or marked as fraud.',
  'end.asked': 'Its customer asked for the end of this service, and it ends now.',
  'turn.suspended': 'A service that is {status} cannot be suspended.',
  'turn.unsuspended': 'A service that is {status} cannot be unsuspended.',
  'turn.terminated': 'A service that is {status} cannot be terminated.',
  'end.notAsked': 'The end of this service was not asked for.',
  'end.notYours': 'This service has ended, or our staff look after it.',
} as const;
