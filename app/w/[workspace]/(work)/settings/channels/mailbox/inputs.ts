import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { cleanText } from '@/lib/platform/input/text';
import { mailboxShape } from '@/lib/work/inbox/channels/mailbox/mailbox-input';

export const TestMailbox = forWorkspace(mailboxShape);

export const ConnectMailbox = forWorkspace({
  name: cleanText(false).pipe(z.string().min(1, 'required').max(100, 'too-long')),
  ...mailboxShape,
});

export const ChangeSignIn = forWorkspace({ recordId: z.uuid('invalid'), ...mailboxShape });

export const ReadMailbox = forWorkspace({ recordId: z.uuid('invalid') });
