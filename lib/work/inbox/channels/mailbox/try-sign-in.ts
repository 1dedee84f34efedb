import 'server-only';
import { withInbox } from './internal/imap';
import { faultOf, type MailFault } from './internal/mail-fault';
import { openSmtp } from './internal/smtp';
import { type MailboxSignIn, serverOf } from './mailbox-input';

/** Of each server: null when the sign-in succeeded, else why not. */
export interface SignInFaults {
  imap: MailFault | null;
  smtp: MailFault | null;
}

/** The present end of an inbox: mail that is there already is not read. */
export interface InboxPosition {
  uidValidity: string;
  lastUid: number;
}

/** Signs in at both servers of a mailbox. */
export async function trySignIn(
  input: MailboxSignIn,
): Promise<{ faults: SignInFaults; position: InboxPosition | null }> {
  const [imap, smtp] = await Promise.allSettled([readPosition(input), verifySmtp(input)]);
  const fault = (tried: PromiseSettledResult<unknown>) =>
    tried.status === 'rejected' ? faultOf(tried.reason) : null;
  return {
    faults: { imap: fault(imap), smtp: fault(smtp) },
    position: imap.status === 'fulfilled' ? imap.value : null,
  };
}

const readPosition = (input: MailboxSignIn): Promise<InboxPosition> =>
  withInbox(serverOf(input.imap), input, async (_, { uidValidity, uidNext }) => ({
    uidValidity,
    lastUid: uidNext - 1,
  }));

async function verifySmtp(input: MailboxSignIn): Promise<void> {
  const transport = await openSmtp(serverOf(input.smtp), input);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
