import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { cleanText } from '@/lib/platform/input/text';

/** View as a member (B6): the reason is audited, and shown to the member. */
export const ViewAs = forWorkspace({
  memberId: z.uuid('invalid'),
  reason: cleanText(false).pipe(z.string().min(1, 'required').max(300, 'too-long')),
});

const ids = (most: number) => z.array(z.string().max(64)).max(most);

/** View as an access, which no member needs to have (B6). */
export const ViewAsAccess = forWorkspace({
  role: z.string('role-needed').min(1, 'role-needed').max(64),
  restrictions: ids(50),
  grants: ids(100),
});

export const Nothing = z.object({});
