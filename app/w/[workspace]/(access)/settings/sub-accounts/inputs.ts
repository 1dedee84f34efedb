import { z } from 'zod';

/** What the actions on sub-accounts take; the forms check against the same. Messages are keys of `errors`. */

const workspace = z.string().max(100);
const accountId = z.uuid('invalid');
const parentId = z.uuid('choose-account');
const name = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(100, 'name')
  .refine((value) => !/\p{Cc}/u.test(value), 'name');

export const CreateSubAccount = z.object({ workspace, parentId, name });

export const RenameSubAccount = z.object({
  workspace,
  accountId,
  version: z.int('invalid').min(1, 'invalid'),
  name,
});

export const MoveSubAccount = z.object({ workspace, accountId, parentId });

export const OneSubAccount = z.object({ workspace, accountId });
