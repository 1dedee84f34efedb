import { z } from 'zod';
import { mostRows } from '@/lib/access/members/invite-many/list-limits';
import { fields } from '@/lib/access/members/invite-many/recognise-columns';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

const batchId = z.uuid('invalid');
/** The version that the preview showed (RO7). */
const version = z.number().int().positive();
const role = z.string('role-needed').min(1, 'role-needed').max(64);

/** A part of the list in Base64, since a list may have any encoding. */
const part = z.base64('invalid').max(200_000, 'list-too-long');

/** The list's beginning, and the access of rows that state none. */
export const CreateBatch = forWorkspace({
  part,
  role,
  restrictions: z.array(z.string().max(64)).max(50),
  grants: z.array(z.string().max(64)).max(100).optional(),
  teamId: z.uuid('invalid').nullish(),
});

export const AppendToList = forWorkspace({ batchId, position: z.number().int().min(0), part });

export const OneBatch = forWorkspace({ batchId });

export const EditRows = forWorkspace({
  batchId,
  version,
  /** The numbers of the rows. */
  rows: z.array(z.number().int().positive()).min(1, 'required').max(mostRows, 'too-many-rows'),
  edit: z.object({
    role: role.optional(),
    act: z.enum(['resend', 'reinstate']).optional(),
    isLeftOut: z.boolean().optional(),
  }),
});

export const ChooseColumns = forWorkspace({
  batchId,
  version,
  /** The field of each column; null for one that is not read. */
  meaning: z.array(z.enum(fields).nullable()).max(1_000),
});

export const SendBatch = forWorkspace({ batchId, version });
