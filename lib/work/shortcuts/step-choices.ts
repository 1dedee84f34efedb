import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { selectAssignable } from '@/lib/work/assignment/assignee';
import type { Collection } from '@/lib/work/collections/definition';
import type { StepChoices } from '@/lib/work/collections/step-choices';
import { liveSnippets } from '@/lib/work/inbox/snippets/list-snippets';

/** The members, teams and snippets that steps of a collection's form can name; null without steps. */
export async function stepChoicesFor(
  ctx: WorkspaceContext,
  { fields }: Collection,
): Promise<StepChoices | null> {
  if (!Object.values(fields).some(({ kind }) => kind === 'steps')) return null;
  const [{ members, teams }, snippets] = await inWorkspace(ctx, async (tx) => [
    await selectAssignable(tx, ctx),
    await liveSnippets(tx, ctx.workspace.id),
  ]);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return { members: members.map(named), teams: teams.map(named), snippets: snippets.map(named) };
}
