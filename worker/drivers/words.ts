import type { Messages } from '../kernel/words/message.ts';
import { type Load, wording } from '../kernel/words/speech.ts';
import type { Word } from '../kernel/words/word.ts';

/**
 * What a driver calls its things: itself `label`, each setting `field.<name>`, its help `field.<name>.help`, and each
 * option of a choice `field.<name>.<option>`. What a kind adds is said in its port.
 */
export type DriverWords = Readonly<Record<string, Word>>;

/** The catalog of a driver: its English, and where its other languages are. */
export function driverWords(key: string, english: Messages, load: Load): DriverWords {
  const say = wording(key, english as Record<string, string>, load);
  return Object.fromEntries(Object.keys(english).map((word) => [word, say(word)]));
}
