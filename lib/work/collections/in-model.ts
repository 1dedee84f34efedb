import type { FeatureId } from '@/lib/policy/catalogue';
import type { Collection } from './definition';
import type { Field } from './field';

/**
 * A collection as an access model has it: without the options that need a feature which the model lacks, and without the
 * fields that only those options ask for. A choice with one option left is neither asked for nor a column, and its fields
 * are always asked for.
 */
export function inModel(collection: Collection, features: readonly FeatureId[]): Collection {
  const choices = Object.entries(collection.fields).map(
    ([name, field]) => [name, narrowed(field, features)] as const,
  );
  const options = new Map(
    choices.map(([name, field]) => [name, field.kind === 'choice' ? field.options : []] as const),
  );
  const fields = choices.flatMap(([name, field]): [string, Field][] => {
    const { onlyWhen, ...rest } = field;
    if (!onlyWhen) return [[name, field]];
    const left = options.get(onlyWhen.field) ?? [];
    if (!left.some((option) => onlyWhen.is.includes(option))) return [];
    return [[name, left.length === 1 ? rest : field]];
  });
  return { ...collection, fields: Object.fromEntries(fields) };
}

function narrowed(field: Field, features: readonly FeatureId[]): Field {
  if (field.kind !== 'choice' || !field.offeredWith) return field;
  const { offeredWith } = field;
  const options = field.options.filter((option) => {
    const feature = offeredWith[option];
    return feature === undefined || features.includes(feature);
  });
  return { ...field, options, isListed: field.isListed && options.length > 1 };
}
