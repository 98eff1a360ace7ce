export default {
  'timeZone.unknown': 'Enter an IANA zone such as Europe/Warsaw.',
  'currency.unknown': 'Choose one of the listed currencies.',
  'publicAddress.shape': 'Enter an address such as https://vpn.example.com: scheme and name, nothing after them.',
  'topUp.order': 'The maximum is at least the minimum.',
} as const;
