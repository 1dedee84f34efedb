import { foldEmail } from '@/lib/platform/mail/fold-email';

/** As the column `mailbox` of members has it. */
export function mailboxOf(address: string): string {
  return foldEmail(address).replace(/^([^+@]*)\+[^@]*@/, '$1@');
}
