import { foldEmail } from '@/lib/platform/mail/fold-email';

/** The same expression as the column `mailbox` of members. */
export function mailboxOf(address: string): string {
  return foldEmail(address).replace(/^([^+@]*)\+[^@]*@/, '$1@');
}
