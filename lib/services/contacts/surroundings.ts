import 'server-only';
import { unmaskedFields } from '@/lib/policy/mask';
import { maskedFields } from '@/lib/policy/models/catalogue';
import type { WorkspaceContext } from '../access/context';
import { listCustomFields } from '../contact-fields/read';
import { listNames } from '../lists/list';
import { listAssignable } from '../work/assignee';

/**
 * What every page of contacts knows besides the contacts: to whom they can be given, lists, own fields, masks, and
 * what else the access model knows beside them.
 */
export async function contactSurroundings(ctx: WorkspaceContext) {
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
