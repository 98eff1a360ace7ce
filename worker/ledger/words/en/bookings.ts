export default {
  'hold.used': 'Reservation used',
  'hold.returned': 'Reservation returned',
  'hold.returned.why': 'Reservation returned: {why}',
} as const;
