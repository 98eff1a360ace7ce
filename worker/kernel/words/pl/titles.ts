import type { KERNEL_PROBLEMS } from '../../kernel-problems.ts';
import type { Titles } from '../titles.ts';

export default {
  unauthorized: 'Najpierw się zaloguj.',
  session_expired: 'Sesja wygasła. Zaloguj się ponownie.',
  sign_in_failed: 'Ten adres e-mail i hasło do siebie nie pasują.',
  forbidden: 'Twoje konto nie ma do tego uprawnień.',
  https_required: 'Użyj https: ten adres nie jest dostępny bez szyfrowania.',
  cross_site: 'To żądanie nie przyszło z tej witryny.',
  client_blocked: 'To konto jest zamknięte. Skontaktuj się z obsługą.',
  not_found: 'Nie ma takiego rekordu.',
  method_not_allowed: 'Użyj innej metody dla tego adresu.',
  too_large: 'Żądanie jest za duże.',
  validation: 'Niektóre pola wymagają poprawy.',
  upgrade_required: 'Ten adres otwiera tylko połączenia WebSocket.',
  idempotency_mismatch: 'Ten Idempotency-Key został użyty z innym żądaniem.',
  throttled: 'Zbyt wiele prób. Odczekaj i spróbuj ponownie.',
  internal: 'Coś zawiodło po naszej stronie. Podaj obsłudze identyfikator żądania.',
  busy: 'Usługa jest zajęta. Spróbuj za chwilę.',
  link_spent: 'Ten link został użyty albo wygasł. Poproś o nowy.',
  stale_write: 'Ktoś to tymczasem zmienił. Wczytaj ponownie i spróbuj jeszcze raz.',
  idempotency_replay: 'To żądanie zostało już wykonane.',
  append_only: 'Zaksięgowanych wpisów się nie zmienia. Zaksięguj storno.',
  lease_lost: 'Tę pracę przejęło inne wykonanie.',
} satisfies Titles<typeof KERNEL_PROBLEMS>;
