import 'server-only';
import { type Collection, referenceFields } from '@/lib/collections/definition';
import type { WorkspaceContext } from '../access/context';
import { inWorkspace } from '../access/transact';
import type { Referenced } from './reference-sources';
import { referenceChoices } from './references';

/** What the references of a collection's form can be set to, by field; those that this person does not see are none. */
export async function choicesFor(
  ctx: WorkspaceContext,
  collection: Collection,
): Promise<Record<string, Referenced[]>> {
  if (referenceFields(collection).length === 0) return {};
  return inWorkspace(ctx, (tx) => referenceChoices(tx, ctx, collection));
}
