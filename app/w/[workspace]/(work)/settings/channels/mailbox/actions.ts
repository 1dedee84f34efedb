'use server';

import { action, creating } from '@/lib/access/gate/action';
import { changeSignIn, connectMailbox, testMailbox } from '@/lib/work/inbox/channels/mailbox/connect-mailbox';
import { readMailboxNow } from '@/lib/work/inbox/channels/mailbox/mailbox-view';
import { ChangeSignIn, ConnectMailbox, ReadMailbox, TestMailbox } from './inputs';

/** The actions of mailboxes. */

export const testMailboxAction = action('channels.connect', TestMailbox, (ctx, input) =>
  testMailbox(ctx, input),
);

export const connectMailboxAction = action('channels.connect', creating(ConnectMailbox), (ctx, input) =>
  connectMailbox(ctx, input),
);

export const changeSignInAction = action('channels.connect', ChangeSignIn, (ctx, input) =>
  changeSignIn(ctx, input),
);

export const readMailboxNowAction = action('channels.connect', ReadMailbox, async (ctx, { recordId }) => {
  await readMailboxNow(ctx, recordId);
  return {};
});
