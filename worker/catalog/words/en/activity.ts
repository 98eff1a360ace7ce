export default {
  'product.created': 'Created the product “{name}” ({key})',
  'product.changed': 'Changed the product “{name}” ({key})',
  'product.deleted': 'Deleted the product “{name}” ({key})',
  'group.created': 'Created the product group “{name}”',
  'group.changed': 'Changed the product group “{name}”',
  'group.deleted': 'Deleted the product group “{name}”',
} as const;
