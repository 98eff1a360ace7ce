import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  too_large: 'Użyj obrazka o rozmiarze najwyżej 2 MB.',
  unknown: 'Użyj obrazka PNG, JPEG lub WebP.',
  broken: 'Ten obrazek jest uszkodzony. Zapisz go ponownie i spróbuj jeszcze raz.',
  too_wide: 'Użyj obrazka o boku najwyżej {most} pikseli.',
} satisfies Translation<typeof english>;
