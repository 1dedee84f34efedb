import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default) at the cost that OWASP recommends: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** Another keyboard may send the same password in another Unicode form. */
const normal = (password: string) => password.normalize('NFC');

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

/**
 * Whether the password is right. Without a hash (unknown name, or sign-in elsewhere) it does the same work and answers
 * no, so that the duration reveals nothing (AU1).
 */
export async function isPasswordRight(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const isMatching = await verify(passwordHash ?? (await decoy), normal(password));
  return passwordHash !== null && isMatching;
}
