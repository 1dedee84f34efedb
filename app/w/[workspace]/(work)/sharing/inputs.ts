import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** What sharing takes; the form checks against the same. Messages are keys of `errors`. */
export const ShareThing = forWorkspace({
  kind: z.enum(['group', 'template', 'contact'], 'invalid'),
  id: z.uuid('invalid'),
  accountIds: z.array(z.uuid('choose-account')).max(500, 'invalid'),
});
