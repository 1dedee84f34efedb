import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import {
  type Collection,
  emptyRecord,
  type Fielded,
  formFields,
  type RecordValues,
} from '@/lib/work/collections/definition';
import { type RecordKinds, settingsFormOf } from '../record-kinds';
import type { Referenced } from '../reference-sources';
import { settingsValues } from '../settings-values';
import { referenceChoices } from './references';

/** What the form of a collection needs besides its definition. */
export interface FormData {
  /** The choices of its references, by field; without records that this person does not see. */
  choices: Record<string, Referenced[]>;
  /** The initial values of a new record. */
  initial: RecordValues;
}

/** The choices alone, for a settings form. */
export function choicesFor(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  fielded: Fielded,
): Promise<FormData['choices']> {
  return inWorkspace(ctx, (tx) => referenceChoices(kinds, tx, ctx, fielded));
}

export function formOf(kinds: RecordKinds, ctx: WorkspaceContext, collection: Collection): Promise<FormData> {
  return inWorkspace(ctx, async (tx) => {
    const choices = await referenceChoices(kinds, tx, ctx, collection);
    const initial = await initialValues(kinds, tx, ctx, collection, choices);
    return { choices, initial };
  });
}

/** The workspace's defaults, limited to values that this person could choose. */
async function initialValues(
  kinds: RecordKinds,
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Collection,
  choices: FormData['choices'],
): Promise<RecordValues> {
  const empty = emptyRecord(collection);
  const settingsForm = collection.startsWith && settingsFormOf(kinds, collection.startsWith);
  if (!settingsForm) return empty;
  const values = await settingsValues(tx, ctx.workspace.id, settingsForm);
  const defaults = formFields(collection).flatMap(([name]) => {
    const value = values[name];
    const offered = choices[name];
    const isOffered = !offered || offered.some(({ id }) => id === value);
    return value !== undefined && isOffered ? [[name, value] as const] : [];
  });
  return { ...empty, ...Object.fromEntries(defaults) };
}
