import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { type Fielded, referenceFields } from '@/lib/work/collections/definition';
import type { RecordKinds } from '../record-kinds';
import type { Referenced } from '../reference-sources';
import { lockUses } from '../uses';
import { offered } from './offered-references';

type Values = Readonly<Record<string, unknown>>;

/**
 * Checks that each reference names a record that this person could choose. An unchanged reference may name
 * one that they do not see.
 * @throws Invalid on the field
 */
export async function checkReferences(
  kinds: RecordKinds,
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Fielded,
  fields: Values,
  before: Values = {},
): Promise<void> {
  const references = referenceFields(collection);
  // The record may be at work: what it names must not be deleted at the same time.
  if (references.length > 0) await lockUses(tx, ctx.workspace.id, 'shared');
  for (const [name, field] of references) {
    const id = fields[name];
    if (typeof id !== 'string' || id === '' || id === before[name]) continue;
    const found = await offered(kinds, tx, ctx, { ...field, ids: [id] });
    if (found.length === 0) throw new Invalid({ [`fields.${name}`]: 'unknown-choice' });
  }
}

/** The choices of each reference of a collection, by field name. */
export async function referenceChoices(
  kinds: RecordKinds,
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Fielded,
): Promise<Record<string, Referenced[]>> {
  const choices: Record<string, Referenced[]> = {};
  for (const [name, field] of referenceFields(collection))
    choices[name] = await offered(kinds, tx, ctx, field);
  return choices;
}

/** The names of the referenced records of some rows, by id; deleted and invisible ones are missing. */
export async function referencedNames(
  kinds: RecordKinds,
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Fielded,
  rows: readonly { fields: Values }[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [name, { to, kind }] of referenceFields(collection)) {
    const ids = rows.flatMap(({ fields }) => {
      const id = fields[name];
      return typeof id === 'string' && id !== '' ? [id] : [];
    });
    if (ids.length === 0) continue;
    // A record that cannot be chosen any more, such as an inactive template, still has its name.
    for (const found of await offered(kinds, tx, ctx, { kind, to, ids })) names.set(found.id, found.name);
  }
  return names;
}
