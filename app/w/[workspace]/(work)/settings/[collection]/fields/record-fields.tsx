'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { type Fielded, filledInFields } from '@/lib/work/collections/definition';
import { type Choices, useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';
import { RecordField } from './record-field';

/** The name, and every field of the definition that applies to the entered values. */
export function RecordFields() {
  const { collection, choices } = useCollectionPage();
  const words = useCollectionWords(collection);
  return (
    <>
      <Field name="name" label={words.field('name')}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <FieldsOf id={collection.id} of={collection} choices={choices} />
    </>
  );
}

/** The fields of a collection, of one of its transitions, or of a settings form; `id` finds their labels. */
export function FieldsOf({ id, of, choices }: { id: string; of: Fielded; choices: Choices }) {
  const words = useCollectionWords({ id });
  const t = useTranslations('records');
  const values: Record<string, unknown> = useWatch({ name: 'fields' }) ?? {};
  return (
    <>
      {filledInFields(of, values).map(([name, field]) => (
        <RecordField
          key={name}
          name={`fields.${name}`}
          field={field}
          label={words.field(name)}
          hint={field.isRequired || field.kind === 'boolean' ? undefined : t('optional')}
          help={words.help(name)}
          choiceLabel={(value) => words.choice(name, value)}
          choices={choices[name]}
        />
      ))}
    </>
  );
}
