import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on sub-accounts; the forms validate by the same schemas. Messages are keys of `errors`. */

const accountId = z.uuid('invalid');
const parentId = z.uuid('choose-account');
const name = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(100, 'name')
  .refine((value) => !/\p{Cc}/u.test(value), 'name');

export const CreateSubAccount = forWorkspace({ parentId, name });

export const RenameSubAccount = forWorkspace({
  accountId,
  version: z.int('invalid').min(1, 'invalid'),
  name,
});

export const MoveSubAccount = forWorkspace({ accountId, parentId });

export const OneSubAccount = forWorkspace({ accountId });
