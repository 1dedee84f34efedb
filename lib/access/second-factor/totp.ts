import { Secret, TOTP } from 'otpauth';

/** The length of a step, in seconds. */
export const stepSeconds = 30;

/** Clocks of phones differ: the step before and the one after are accepted too. */
const neighbouringSteps = 1;

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'Latchkey', label, secret: Secret.fromBase32(secret), period: stepSeconds });

/** A new secret of 160 bits in Base32, the form in which apps take it. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that a QR code carries: apps list the account by its label. */
export function keyUri(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

/** The code of a moment. */
export function codeAt(secret: string, at: Date): string {
  return totpOf(secret).generate({ timestamp: at.getTime() });
}

/** The step whose code was typed, at this moment or one step beside it; null for any other code. */
export function matchingStep(secret: string, code: string, at: Date): number | null {
  // The library compares bytes, and throws where their number differs.
  if (!/^[0-9]{6}$/.test(code)) return null;
  const timestamp = at.getTime();
  const difference = totpOf(secret).validate({ token: code, timestamp, window: neighbouringSteps });
  return difference === null ? null : Math.floor(timestamp / 1000 / stepSeconds) + difference;
}
