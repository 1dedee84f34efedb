import { permissionsOf } from '@/lib/access/models/permissions';
import type { AccessModel } from '@/lib/policy/model';
import { words } from './words';

const labelled = (kind: string, model: string, ids: readonly string[]) =>
  ids.map((id) => ({ id, label: words(`${kind}.${model}.${id}.label`) }));

/** Summarises a model: level, roles, rights and restrictions. */
export function modelSummary({ id, level, roles, rights, restrictions, features }: AccessModel) {
  return {
    id,
    label: words(`models.${id}`),
    level,
    roles: labelled('roles', id, Object.keys(roles)),
    rights: labelled('rights', id, Object.keys(rights)),
    restrictions: labelled('restrictions', id, Object.keys(restrictions)),
    features,
  };
}

export function modelsAsText(models: readonly AccessModel[]): string {
  return models
    .map(modelSummary)
    .map(({ id, label, level, roles, restrictions }) =>
      [
        `${id}  ${label}, of the ${level}`,
        `  roles         ${roles.map((role) => role.label).join(', ')}`,
        ...(restrictions.length > 0
          ? [`  restrictions  ${restrictions.map((restriction) => restriction.label).join(', ')}`]
          : []),
      ].join('\n'),
    )
    .join('\n\n');
}

/** Every permission of any model, once, with the kind of target it is asked about. */
export function permissionList(models: readonly AccessModel[]) {
  const features = [...new Set(models.flatMap((model) => model.features))];
  return permissionsOf(features).map(({ permission, feature, about }) => ({
    permission,
    feature,
    about,
    label: words(`permissions.${permission}`),
    models: models.filter((model) => model.features.includes(feature)).map(({ id }) => id),
  }));
}

export function permissionsAsText(models: readonly AccessModel[]): string {
  const list = permissionList(models);
  const width = Math.max(...list.map(({ permission }) => permission.length)) + 2;
  return list
    .map(({ permission, about, label }) => `${permission.padEnd(width)}${about.padEnd(12)}${label}`)
    .join('\n');
}
