import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { env } from '@/lib/platform/settings/settings';
import { hasSmsChannel } from '@/lib/work/sending/send-message';
import { emailToSms } from './email-to-sms';
import { isReceivingMail } from './listen-for-mail';

/** Whether a mail would be received and sent now, and what is missing otherwise. */
export interface MailReception {
  domain: string;
  /** Null where the operator has not set one. */
  port: number | null;
  isReceiving: boolean;
  hasChannel: boolean;
}

/** @throws Denied (S0.2, S0.3) */
export async function readMailReception(ctx: WorkspaceContext): Promise<MailReception> {
  authorize(ctx, emailToSms.needs.view, { kind: 'workspace' });
  const [isReceiving, hasChannel] = await Promise.all([
    isReceivingMail(),
    inWorkspace(ctx, (tx) => hasSmsChannel(tx, ctx)),
  ]);
  const { EMAIL_TO_SMS_DOMAIN: domain, EMAIL_TO_SMS_PORT: port = null } = env();
  return { domain, port, isReceiving, hasChannel };
}
