export type Wallet = { balanceMicro: number; heldMicro: number; creditLimitMicro: number };

/** What is held has left the balance already; credit is what may still be spent below zero. */
export const availableMicro = ({ balanceMicro, creditLimitMicro }: Wallet): number => balanceMicro + creditLimitMicro;

/** How much of the credit a negative balance takes. */
export const creditUse = ({ balanceMicro, creditLimitMicro }: Wallet): { usedMicro: number; percent: number } => {
  const usedMicro = Math.max(0, -balanceMicro);
  if (creditLimitMicro <= 0) return { usedMicro, percent: usedMicro > 0 ? 100 : 0 };
  return { usedMicro, percent: Math.min(100, Math.round((usedMicro / creditLimitMicro) * 100)) };
};
