import { z } from 'zod';

/** What the actions on saved views take; the forms check against the same. Messages are keys of `errors`. */

const workspace = z.string().max(100);
const viewId = z.uuid('invalid');
const version = z.number().int().positive();
const name = z.string().trim().min(1, 'required').max(80, 'too-long');
const address = z.string().max(8_000, 'too-long');

export const CreateView = z.object({ workspace, name, isShared: z.boolean(), address });

export const ChangeView = z.object({
  workspace,
  viewId,
  version,
  name: name.optional(),
  isShared: z.boolean().optional(),
  address: address.optional(),
});

export const DeleteView = z.object({ workspace, viewId, version });

export const LatestView = z.object({ workspace, viewId });
