export default {
  'timeZone.unknown': 'Enter an IANA zone such as Europe/Warsaw.',
  'currency.unknown': 'Choose one of the listed currencies.',
  'topUp.order': 'The maximum is at least the minimum.',
} as const;
