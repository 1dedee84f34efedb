import 'server-only';
import { env } from '@/lib/env';

/** The address that an invited person opens (S1.9). */
export function invitationLink(token: string): string {
  return `${env().APP_ORIGIN}/invitation/${token}`;
}

/** The address where a new password is chosen. */
export function resetLink(token: string): string {
  return `${env().APP_ORIGIN}/reset-password/${token}`;
}
