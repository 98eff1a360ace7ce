export default {
  'group.unknown': 'Choose an existing product group.',
  'binding.one': 'Choose either one server or one server group.',
  'binding.gone': 'This no longer exists: choose another.',
  'pair.foreign': 'The product is not sold from this server: remove the pair or change the server group.',
  'pair.twice': 'This pair is already in the list.',
  'pair.left': '“{server}” is no longer in the server group: the pair is skipped.',
  'pair.disabled': '“{server}” is disabled: the pair is skipped.',
  'currency.unknown': 'Choose one of the listed currencies.',
  'currency.twice': '{currency} is already priced above.',
  'period.twice': 'This period is already priced above.',
  'kind.one': 'The servers of this group are of different kinds: a product is sold through one.',
  'kind.sold': 'Accounts of this product are on servers of another kind: make another product.',
} as const;
