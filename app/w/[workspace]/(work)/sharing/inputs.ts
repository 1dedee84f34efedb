import { z } from 'zod';

/** What sharing takes; the form checks against the same. Messages are keys of `errors`. */
export const ShareThing = z.object({
  workspace: z.string().max(100),
  kind: z.enum(['group', 'template', 'contact'], 'invalid'),
  id: z.uuid('invalid'),
  accountIds: z.array(z.uuid('choose-account')).max(500, 'invalid'),
});
