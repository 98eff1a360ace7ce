import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'product.created': 'Utworzono produkt „{name}” ({key})',
  'product.changed': 'Zmieniono produkt „{name}” ({key})',
  'product.deleted': 'Usunięto produkt „{name}” ({key})',
  'group.created': 'Utworzono grupę produktów „{name}”',
  'group.changed': 'Zmieniono grupę produktów „{name}”',
  'group.deleted': 'Usunięto grupę produktów „{name}”',
} satisfies Translation<typeof english>;
