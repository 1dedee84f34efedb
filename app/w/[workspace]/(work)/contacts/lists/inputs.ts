import { z } from 'zod';

/** What the actions on lists take; the forms check against the same. Messages are keys of `errors`. */

const workspace = z.string().max(100);
const listId = z.uuid('invalid');
const version = z.number().int().positive();
const name = z
  .string()
  .trim()
  .min(1, 'required')
  .max(80, 'too-long')
  .refine((value) => !/\p{Cc}/u.test(value), 'name');

export const CreateList = z.object({ workspace, name });

export const RenameList = z.object({ workspace, listId, version, name });

export const DeleteList = z.object({ workspace, listId, version });

export const LatestList = z.object({ workspace, listId });

/** As many contacts as the longest page of the list has. */
export const ListMembers = z.object({
  workspace,
  listId,
  contactIds: z.array(z.uuid('invalid')).min(1, 'required').max(100, 'too-many-rows'),
});
