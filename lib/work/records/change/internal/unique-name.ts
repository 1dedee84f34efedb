import 'server-only';
import { violatedConstraint } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';

/**
 * Runs a change that sets the name of a record.
 * @throws Invalid on `name` when another record of the collection has it
 */
export async function withUniqueName<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (violatedConstraint(error) === 'collection_records_name') throw new Invalid({ name: 'name-taken' });
    throw error;
  }
}
