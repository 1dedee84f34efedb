import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The input of sharing; the form validates by the same schema. Messages are keys of `errors`. */
export const ShareRecord = forWorkspace({
  kind: z.enum(['group', 'template', 'contact'], 'invalid'),
  id: z.uuid('invalid'),
  accountIds: z.array(z.uuid('choose-account')).max(500, 'invalid'),
});
