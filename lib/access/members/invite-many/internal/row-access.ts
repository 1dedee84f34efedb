import 'server-only';
import type { BatchAccess, RowEdit } from '@/db/schema/access/invitation-batches';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { checkAccess } from '../../change/check-access';
import type { Reason, RowAccess } from '../outcome';
import type { Row } from '../read-rows';
import type { Field } from '../recognise-columns';
import { fold, idsIn, type Vocabulary } from '../vocabulary';

/** A problem of a row: the reason, the field and what it contains. */
export interface RowProblem {
  reason: Reason;
  field: Field;
  value: string;
}

/** Problems of `checkAccess` as reasons of a row. */
const reasonsOf: Record<string, Reason> = {
  'unknown-role': 'unknown-level',
  'role-of-other-place': 'level-elsewhere',
  'unknown-restriction': 'unknown-restriction',
  'restriction-of-other-role': 'restriction-of-other-role',
  'exclusive-restrictions': 'exclusive-restrictions',
  'restriction-not-on-plan': 'restriction-not-on-plan',
  'unknown-grant': 'unknown-right',
  'grant-of-other-role': 'right-of-other-level',
};
const fieldsOf: Record<string, Field> = { role: 'level', restrictions: 'restrictions', grants: 'rights' };

/**
 * The access that a row gives: its own level, restrictions and rights, else those of the batch. A level that was
 * changed in the preview takes the restrictions of the batch if it is that of the batch, else none.
 */
export function accessOfRow(
  ctx: WorkspaceContext,
  row: Row,
  standard: BatchAccess,
  edit: RowEdit,
  words: Vocabulary,
): RowAccess | RowProblem {
  const level = row.level?.trim() ?? '';
  const role = edit.role ?? (level === '' ? standard.role : words.roles.get(fold(level)));
  if (role === undefined) return { reason: 'unknown-level', field: 'level', value: level };
  const isOwn = edit.role === undefined && level !== '';
  const isStandard = role === standard.role;
  const cells = edit.role === undefined ? row : { restrictions: '', rights: '' };
  const restrictions = listed(
    cells.restrictions,
    words.restrictions,
    !isOwn && isStandard ? standard.restrictions : [],
  );
  if ('unknown' in restrictions)
    return { reason: 'unknown-restriction', field: 'restrictions', value: restrictions.unknown };
  const rights = listed(cells.rights, words.rights, []);
  if ('unknown' in rights) return { reason: 'unknown-right', field: 'rights', value: rights.unknown };
  const grants =
    isOwn && row.rights !== undefined
      ? rights.ids
      : (cells.rights ?? '').trim() !== ''
        ? rights.ids
        : isStandard
          ? standard.grants
          : undefined;
  return checked(ctx, { role, restrictions: restrictions.ids, grants }, row);
}

function listed(cell: string | undefined, ids: Vocabulary['roles'], otherwise: readonly string[]) {
  return cell?.trim() ? idsIn(cell, ids) : { ids: [...otherwise] };
}

function checked(
  ctx: WorkspaceContext,
  proposed: { role: string; restrictions: string[]; grants: string[] | undefined },
  row: Row,
): RowAccess | RowProblem {
  try {
    return checkAccess(ctx, proposed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const [[key, code] = ['role', '']] = Object.entries(error.fields);
    const field = fieldsOf[key] ?? 'level';
    return {
      reason: reasonsOf[code] ?? 'unknown-level',
      field,
      value: (field === 'email' ? row.email : row[field]) ?? '',
    };
  }
}
