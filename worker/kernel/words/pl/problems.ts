import type english from '../en/problems.ts';
import type { Translation } from '../message.ts';

export default {
  'field.unknown': 'Nie ma pola o nazwie „{name}”.',
  'body.notJson': 'Treść żądania nie jest poprawnym JSON-em.',
  'idempotencyKey.shape': 'Idempotency-Key ma od 8 do 255 widocznych znaków.',
  'sort.unknown': 'Sortuj według jednego z: {columns}.',
  'body.unexpected': 'Żądanie {method} nie ma treści. Podaj wszystko w adresie.',
  'password.common': 'To hasło jest wśród tych, których próbuje się najpierw. Wybierz takie, którego nie ma nikt inny.',
  'password.own': 'Własny adres e-mail jest wśród tego, czego próbuje się najpierw. Wybierz coś innego.',
  'password.shop': 'Nazwa tego sklepu jest wśród tego, czego próbuje się najpierw. Wybierz coś innego.',
  'cursor.foreign': 'Ten kursor należy do innej listy. Zacznij od pierwszej strony.',
  'throttled.seconds': {
    one: 'Zbyt wiele prób. Spróbuj ponownie za {n} sekundę.',
    few: 'Zbyt wiele prób. Spróbuj ponownie za {n} sekundy.',
    many: 'Zbyt wiele prób. Spróbuj ponownie za {n} sekund.',
    other: 'Zbyt wiele prób. Spróbuj ponownie za {n} sekundy.',
  },
  'throttled.minutes': {
    one: 'Zbyt wiele prób. Spróbuj ponownie za {n} minutę.',
    few: 'Zbyt wiele prób. Spróbuj ponownie za {n} minuty.',
    many: 'Zbyt wiele prób. Spróbuj ponownie za {n} minut.',
    other: 'Zbyt wiele prób. Spróbuj ponownie za {n} minuty.',
  },
  'job.neverEnded': {
    one: 'Uruchomione {n} raz i nigdy nie zakończone.',
    few: 'Uruchomione {n} razy i nigdy nie zakończone.',
    many: 'Uruchomione {n} razy i nigdy nie zakończone.',
    other: 'Uruchomione {n} raza i nigdy nie zakończone.',
  },
  'job.unknown': 'Żadne zadanie nie nazywa się {name}.',
} satisfies Translation<typeof english>;
