import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { unmaskedFields } from '@/lib/access/masking/mask';
import { maskedFields } from '@/lib/access/models/catalogue';
import { listAssignable } from '@/lib/work/assignment/assignee';
import { listCustomFields } from './fields/read-custom-fields';
import { listNames } from './lists/list-lists';

/**
 * The data of every page of contacts besides the contacts: assignees, lists, custom fields, masks, and the
 * related features of the access model.
 */
export async function contactPageData(ctx: WorkspaceContext) {
  const [assignable, lists, fields] = await Promise.all([
    listAssignable(ctx),
    listNames(ctx),
    listCustomFields(ctx),
  ]);
  const open = unmaskedFields(ctx.access);
  const { features } = ctx.model;
  return {
    assignable,
    lists,
    fields,
    masked: maskedFields.filter((field) => !open.includes(field)),
    beside: { conversations: features.includes('messages'), teams: features.includes('teams') },
  };
}
