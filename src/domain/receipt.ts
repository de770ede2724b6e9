/** Receipt numbers: short enough to be said on the phone, with a check character that finds what was misheard. */

/** Digits and capital letters that are not mistaken for one another; 31 of them, so that sums work modulo a prime. */
const SYMBOLS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const DRAWN = 8;

/** The check character: weights differ modulo 31, so one wrong symbol or two exchanged ones always change it. */
function checkOf(drawn: string): string {
  const sum = [...drawn].reduce((total, symbol, at) => total + (at + 1) * SYMBOLS.indexOf(symbol), 0);
  return SYMBOLS[sum % SYMBOLS.length]!;
}

const grouped = (symbols: string): string => symbols.replace(/(...)(?=.)/g, '$1-');

/** A new number, `7K3-M9Q-XT4`: 8 symbols at random (40 bits) and the check character. */
export function newReceipt(): string {
  let drawn = '';
  while (drawn.length < DRAWN)
    // The largest multiple of 31 in a byte: beyond it, some symbols would be drawn more often.
    for (const byte of crypto.getRandomValues(new Uint8Array(DRAWN)))
      if (byte < 248 && drawn.length < DRAWN) drawn += SYMBOLS[byte % SYMBOLS.length];
  return grouped(drawn + checkOf(drawn));
}

/** The number as it is stored, from how someone wrote it down; undefined when it cannot be one. */
export function receiptFrom(text: string): string | undefined {
  const symbols = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  const isWritten = symbols.length === DRAWN + 1 && [...symbols].every((one) => SYMBOLS.includes(one));
  return isWritten && checkOf(symbols.slice(0, DRAWN)) === symbols[DRAWN] ? grouped(symbols) : undefined;
}
