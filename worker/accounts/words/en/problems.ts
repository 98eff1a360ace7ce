export default {
  'email.same': 'This is your e-mail address already.',
  'password.same': 'This is your password already. Choose another one.',
  'currency.unknown': 'Choose one of the offered currencies: {offered}.',
  'creditLimit.owed': 'The client owes more than this already. Allow at least what is owed.',
  'address.street': 'Enter the street and number.',
  'address.city': 'Enter the city.',
  'address.country': 'Choose a country.',
} as const;
