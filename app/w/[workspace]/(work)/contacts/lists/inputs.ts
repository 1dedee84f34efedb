import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { matching } from '../inputs';

/** The inputs of the actions on lists; the forms validate by the same schemas. Messages are keys of `errors`. */

const listId = z.uuid('invalid');
const version = z.number().int().positive();
const name = z
  .string()
  .trim()
  .min(1, 'required')
  .max(80, 'too-long')
  .refine((value) => !/\p{Cc}/u.test(value), 'name');

export const CreateList = forWorkspace({ name });

export const RenameList = forWorkspace({ listId, version, name });

export const DeleteList = forWorkspace({ listId, version });

export const LatestList = forWorkspace({ listId });

/** At most the contacts of the list's longest page, or all that match its address. */
export const ListMembers = forWorkspace({
  listId,
  contactIds: z.union([z.array(z.uuid()).min(1).max(100), matching], 'invalid'),
});
