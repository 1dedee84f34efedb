import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid, Stale } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { isAtWork } from '@/lib/work/collections/at-work';
import { type Collection, stepFields, type Transition } from '@/lib/work/collections/definition';
import { valuesSchema } from '@/lib/work/collections/record-schema';
import { namedCollection, type RecordKinds } from '../record-kinds';
import { enterState } from './enter-state';
import { transitionTarget } from './internal/transition-target';
import { lockRecord, type SeenRecord } from './lock-record';
import { requireUnused } from './require-unused';
import { stepOf } from './step-of';

export interface TakeStep extends SeenRecord {
  collection: string;
  transition: string;
  /** Input that the transition asks for. */
  fields?: Readonly<Record<string, unknown>>;
}

/**
 * Makes a transition of a record, as its definition allows (S1.19, S1.20, S2.6, S2.7, S2.14–S2.16).
 * @throws NotFound when there is no such record or transition · Denied
 * @throws Stale when it has changed since, or the transition does not start from its state
 * @throws Invalid on the input of the transition, such as a time in the past; as a whole when the state
 *   cannot be entered now · InUse when it would stop and something at work needs it
 */
export async function transitionRecord(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: TakeStep,
): Promise<void> {
  const collection = namedCollection(kinds, input.collection);
  const step = stepOf(collection, input.transition);
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, step.needs, await transitionTarget(tx, actor, step, input.recordId));
    const record = await lockRecord(tx, actor, collection, input);
    if (record.state === null || !step.from.includes(record.state)) throw new Stale();
    const fields = await filledIn(tx, collection, input);
    await enterState(tx, actor, collection, record, { state: step.to, fields }, kinds);
    if (endsWork(collection, record.state, step))
      await requireUnused(kinds, tx, actor, { feature: collection.id, id: record.id });
  });
}

/** Whether a transition stops a record that others may need. One that shows its effects first is never refused. */
const endsWork = (collection: Collection, state: string, { to, reaches }: Transition) =>
  !reaches && isAtWork(collection, state) && !isAtWork(collection, to);

async function filledIn(tx: Transaction, collection: Collection, { transition, fields = {} }: TakeStep) {
  const asked = stepFields(collection, transition);
  const parsed = valuesSchema(asked).safeParse(fields);
  if (!parsed.success) throw new Invalid(underFields(fieldErrors(parsed.error)));
  const past: Record<string, string> = {};
  for (const [name, { kind }] of Object.entries(asked.fields)) {
    const at = parsed.data[name];
    if (kind !== 'moment' || typeof at !== 'string') continue;
    const [row] = await tx.execute<{ isPast: boolean }>(sql`select ${at}::timestamptz <= now() as "isPast"`);
    if (row?.isPast) past[`fields.${name}`] = 'moment-passed';
  }
  if (Object.keys(past).length > 0) throw new Invalid(past);
  return parsed.data;
}

const underFields = (errors: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(errors).map(([path, error]) => [`fields.${path}`, error]));
