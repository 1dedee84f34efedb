'use client';

import { useTranslations } from 'next-intl';
import type { ImportView } from '@/lib/work/imports/import-view';
import { ColumnChoice } from './column-choice';

type Mapping = ImportView['mapping'];

/** Chooses the columns of the name's parts, of phone and email, and of the workspace's custom fields. */
export function MappingFields(props: {
  found: ImportView;
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}) {
  const t = useTranslations('contacts.import');
  const { found, mapping, change } = props;
  const columns = columnsOf(found, (number) => t('column', { number }));
  const [first = null, ...others] = mapping.name;
  const nameOf = (parts: (number | null)[]) => parts.filter((at) => at !== null);
  return (
    <>
      <ColumnChoice
        label={t('name')}
        columns={columns}
        value={first}
        otherwise={mapping.organisation}
        choose={(at) => change({ ...mapping, name: nameOf([at, ...others]) })}
      />
      <ColumnChoice
        label={t('restOfName')}
        columns={columns}
        value={others.at(-1) ?? null}
        choose={(at) => change({ ...mapping, name: nameOf([first, at]) })}
      />
      {(['phone', 'email'] as const).map((field) => {
        const [chosen = null, ...otherwise] = mapping[field];
        return (
          <ColumnChoice
            key={field}
            label={t(field)}
            columns={columns}
            value={chosen}
            otherwise={otherwise}
            choose={(at) => change({ ...mapping, [field]: withFirst(at, mapping[field]) })}
          />
        );
      })}
      {found.own.map(({ id, name }) => (
        <ColumnChoice
          key={id}
          label={name}
          columns={columns}
          value={mapping.fields?.[id] ?? null}
          choose={(at) => change({ ...mapping, fields: withField(mapping.fields, id, at) })}
        />
      ))}
    </>
  );
}

/** The chosen column, followed by the others of its kind; none if none was chosen. */
function withFirst(at: number | null, columns: readonly number[]): number[] {
  if (at === null) return [];
  return columns.includes(at) ? [at, ...columns.filter((each) => each !== at)] : [at, ...columns.slice(1)];
}

function withField(fields: Mapping['fields'], id: string, at: number | null) {
  const { [id]: _, ...others } = fields ?? {};
  return at === null ? others : { ...others, [id]: at };
}

function columnsOf(found: ImportView, unnamed: (number: number) => string): string[] {
  const width = Math.max(found.columns.length, ...found.sample.map(({ fields }) => fields.length));
  return Array.from({ length: width }, (_, at) => found.columns[at]?.trim() || unnamed(at + 1));
}
