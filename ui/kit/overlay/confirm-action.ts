import { signal } from '@preact/signals';

export type Confirmation = {
  /** A question with the verb: "Suspend service 1042?" */
  title: string;
  text?: string;
  /** What is gone afterwards, one line each. */
  lost?: readonly string[];
  /** The verb again: "Suspend service". */
  confirm: string;
  cancel?: string;
  danger?: boolean;
  /** Must be typed first, for what cannot be undone: the record's name. */
  type?: string;
};

export type Asked = Confirmation & { answer: (yes: boolean) => void };
export const asked = signal<Asked | undefined>(undefined);

/** `if (await confirmAction({ title, confirm, danger: true })) …` */
export const confirmAction = (confirmation: Confirmation): Promise<boolean> =>
  new Promise((answer) => {
    asked.peek()?.answer(false);
    asked.value = { ...confirmation, answer };
  });
