import 'server-only';
import { unmaskedFields } from '@/lib/policy/mask';
import { maskedFields } from '@/lib/policy/model';
import type { WorkspaceContext } from '../access/context';
import { listCustomFields } from '../contact-fields/read';
import { listNames } from '../lists/list';
import { listAssignable } from '../work/assignee';

/** What every page of contacts knows besides the contacts: to whom they can be given, lists, own fields, and masks. */
export async function contactSurroundings(ctx: WorkspaceContext) {
  const [assignable, lists, fields] = await Promise.all([
    listAssignable(ctx),
    listNames(ctx),
    listCustomFields(ctx),
  ]);
  const open = unmaskedFields(ctx.access);
  return { assignable, lists, fields, masked: maskedFields.filter((field) => !open.includes(field)) };
}
