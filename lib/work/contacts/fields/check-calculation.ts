import 'server-only';
import { Invalid } from '@/lib/platform/errors';
import type { RecordCheck } from '@/lib/work/records/record-checks';
import type { CustomField } from '../custom-field';
import { readCustomFields } from './read-custom-fields';

const numbers: readonly CustomField['kind'][] = ['number'];
const ordered: readonly CustomField['kind'][] = ['number', 'date'];

/** The types of attribute that a calculation works with; a count works with all. */
const kindsFor: Readonly<Record<string, readonly CustomField['kind'][]>> = {
  sum: numbers,
  average: numbers,
  lowest: ordered,
  highest: ordered,
};

/** Refuses a calculation that its attribute cannot have, such as the sum of a text (S2.22). */
export const checkCalculation: RecordCheck = async (tx, { workspace }, { kind, attribute }) => {
  const kinds = kindsFor[String(kind)];
  if (!kinds) return;
  const field = (await readCustomFields(tx, workspace.id)).find(({ id }) => id === attribute);
  if (field && !kinds.includes(field.kind))
    throw new Invalid({ 'fields.attribute': kinds === numbers ? 'needs-number' : 'needs-number-or-date' });
};
