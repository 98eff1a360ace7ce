export default {
  'gateway.reports': 'This gateway reports its payments itself; wait for it or decline.',
  'amount.zero': 'Enter an amount above zero.',
  'amount.most': 'Enter at most {most}.',
  'amount.range': 'Add between {least} and {most}.',
  'gateway.unknown': 'Choose one of the offered ways to pay.',
  'gateway.down': '{gateway} cannot take payments now. Choose another way to pay, or try again later.',
  'gateway.keyStays': 'Payments are known by this key: it stays. Add another way to pay instead.',
} as const;
