import 'server-only';
import type { AccessModel } from '@/lib/policy/model';
import type { Words } from './layout';

/** Whether a model gives rights one by one; other models have no column for them. */
export const hasRights = ({ roles }: AccessModel): boolean =>
  Object.values(roles).some(({ rights = [] }) => rights.length > 0);

/** The labels of levels, restrictions and rights. A custom role keeps its own name. */
export function accessWords(model: AccessModel): Record<'roles' | 'restrictions' | 'rights', Words> {
  const labels = (kind: string, ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, `${kind}.${model.id}.${id}.label`]));
  const roles = Object.entries(model.roles).map(([id, { words }]) => [
    id,
    words ? `=${words.label}` : `roles.${model.id}.${id}.label`,
  ]);
  return {
    roles: Object.fromEntries(roles),
    restrictions: labels('restrictions', Object.keys(model.restrictions)),
    rights: labels('rights', Object.keys(model.rights ?? {})),
  };
}
