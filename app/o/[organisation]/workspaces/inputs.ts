import { z } from 'zod';
import { forOrganisation } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on workspaces; the forms validate by the same schemas. Messages are keys of `errors`. */

const workspaceId = z.uuid('invalid');
const name = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(100, 'name')
  .refine((value) => !/\p{Cc}/u.test(value), 'name');

export const CreateWorkspace = forOrganisation({ name });

/** `version`: the version that the form showed. */
export const RenameWorkspace = forOrganisation({
  workspaceId,
  version: z.int('invalid').min(1, 'invalid'),
  name,
});

export const OneWorkspace = forOrganisation({ workspaceId });
