export default {
  'field.unknown': 'There is no field named “{name}”.',
  'body.notJson': 'The body is not valid JSON.',
  'body.unexpected': 'A {method} request has no body. Put what you ask for into the address.',
  'idempotencyKey.shape': 'An Idempotency-Key has 8 to 255 visible characters.',
  'sort.unknown': 'Sort by one of: {columns}.',
  'password.common': 'This password is among those that are tried first. Choose one that nobody else has.',
  'password.own': 'Your own e-mail address is among what is tried first. Choose something else.',
  'password.shop': 'The name of this shop is among what is tried first. Choose something else.',
  'cursor.foreign': 'This cursor belongs to another list. Start from the first page.',
  'throttled.seconds': {
    one: 'Too many attempts. Try again in {n} second.',
    other: 'Too many attempts. Try again in {n} seconds.',
  },
  'throttled.minutes': {
    one: 'Too many attempts. Try again in {n} minute.',
    other: 'Too many attempts. Try again in {n} minutes.',
  },
  'job.neverEnded': { one: 'Started {n} time and never ended.', other: 'Started {n} times and never ended.' },
  'job.unknown': 'No job named {name} is registered.',
} as const;
