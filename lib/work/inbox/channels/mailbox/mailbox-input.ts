import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { type MailServer, securities } from './servers';

/** A host name or an IP address. */
const host = cleanText(false).pipe(
  z
    .string()
    .min(1, 'required')
    .max(253, 'too-long')
    .regex(/^[A-Za-z0-9.:-]+$/, 'bad-host'),
);

const server = z.object({
  host,
  port: z
    .string('invalid')
    .trim()
    .regex(/^\d{1,5}$/, 'bad-port')
    .refine((port) => Number(port) >= 1 && Number(port) <= 65_535, 'bad-port'),
  security: z.enum(securities, 'unknown-choice'),
});

/** The sign-in of a mailbox, as a person types it. */
export const mailboxShape = {
  address: EmailAddress,
  username: cleanText(false).pipe(z.string().min(1, 'required').max(254, 'too-long')),
  password: z
    .string('required')
    .min(1, 'required')
    .max(500, 'too-long')
    .refine((value) => !/\p{Cc}/u.test(value), 'invalid'),
  imap: server,
  smtp: server,
};

export const MailboxSignIn = z.object(mailboxShape);
export type MailboxSignIn = z.output<typeof MailboxSignIn>;

/** A typed server, with its port as a number. */
export const serverOf = ({ host, port, security }: MailboxSignIn['imap']): MailServer => ({
  ...{ host, security },
  port: Number(port),
});
