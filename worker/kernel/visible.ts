/** Text that people write for people: something of it can be seen, and nothing of it changes how the rest reads. */

/** The flags of England, Scotland and the like are spelt with letters that nobody sees. */
const FLAGS = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]+\u{E007F}/gu;
/** Joiners stay: Persian and emoji are written with them. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00AD\u180E\u200B\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u;
const SEEN = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Empty, or with something to see in it. */
export const isSeen = (text: string): boolean => text === '' || SEEN.test(text);

/** Without line breaks, tabs, controls, marks that turn the direction of writing, and letters without a shape. */
export const isPlain = (text: string): boolean => !UNSEEN.test(text.replace(FLAGS, ''));

/** As `isPlain`, line breaks and tabs aside. */
export const isPlainProse = (text: string): boolean => isPlain(text.replace(/[\t\r\n]/g, ''));
