export default {
  'year.range': 'Choose a year from {first} to {last}.',
  'month.future': 'This month has not begun yet.',
  'traffic.silent': 'The VPN server did not give out its traffic figures. Nothing is lost; try again in a minute.',
} as const;
