import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on custom roles; the form validates by the same schemas (B7). */

const id = z.string().max(40);
const label = z
  .string()
  .trim()
  .min(1, 'required')
  .max(40, 'name-too-long')
  .regex(/^[^<>{}]*$/, 'plain-name');
const description = z
  .string()
  .trim()
  .max(200, 'too-long')
  .regex(/^[^<>{}]*$/, 'plain-name');
const permissions = z.array(z.string().max(64)).min(1, 'no-permission').max(500);

export const CreateRole = forWorkspace({ base: id, label, description, permissions });

export const UpdateRole = forWorkspace({
  id,
  version: z.number().int().positive(),
  label,
  description,
  permissions,
});

export const DeleteRole = forWorkspace({ id });

export const PreviewRole = forWorkspace({ id, permissions: z.array(z.string().max(64)).max(500) });
