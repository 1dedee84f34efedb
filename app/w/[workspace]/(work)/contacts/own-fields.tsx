'use client';

import { useTranslations } from 'next-intl';
import { ControlledField, Field } from '@/components/form/field';
import { DateInput } from '@/components/ui/date-input';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { CustomField } from '@/lib/work/contacts/custom-field';
import { lifecycles } from '@/lib/work/contacts/lifecycle';
import { useContactsPage } from './contacts-page-context';

/** The option for no choice, because a select has no empty value. */
const none = '-';

/** The stage of a contact, and the workspace's custom fields by their kinds (S1.32). */
export function OwnFields() {
  const t = useTranslations('contacts');
  const { fields } = useContactsPage();
  const transactional = fields.filter(({ isTransactional }) => isTransactional);
  return (
    <>
      <ChoiceField
        name="lifecycle"
        label={t('lifecycle')}
        options={lifecycles.map((value) => ({ value, label: t(`lifecycles.${value}`) }))}
      />
      {fields.map((field) => !field.isTransactional && <OwnField key={field.id} field={field} />)}
      {transactional.length > 0 && (
        <fieldset className="grid gap-4">
          <legend className="type-16 pb-3">{t('transactional')}</legend>
          {transactional.map((field) => (
            <OwnField key={field.id} field={field} />
          ))}
        </fieldset>
      )}
    </>
  );
}

function OwnField({ field: { id, name: label, kind, choices } }: { field: CustomField }) {
  const t = useTranslations('contacts');
  const name = `fields.${id}`;
  switch (kind) {
    case 'choice':
      return (
        <ChoiceField name={name} label={label} options={choices.map((value) => ({ value, label: value }))} />
      );
    case 'yes-no': {
      const options = [
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ];
      return <ChoiceField name={name} label={label} options={options} />;
    }
    case 'date':
      return (
        <Field name={name} label={label}>
          {(control) => <DateInput {...control} />}
        </Field>
      );
    default:
      return (
        <Field name={name} label={label}>
          {(control) => (
            <Input {...control} inputMode={kind === 'number' ? 'decimal' : undefined} autoComplete="off" />
          )}
        </Field>
      );
  }
}

/** One choice, or none. A stored value that is no longer offered stays until another is chosen. */
function ChoiceField(props: {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
}) {
  const t = useTranslations('contacts');
  return (
    <ControlledField name={props.name} label={props.label}>
      {({ value, onChange, ref: _, ...control }) => {
        const kept = typeof value === 'string' ? value : '';
        const isOffered = kept === '' || props.options.some((option) => option.value === kept);
        return (
          <Select
            {...control}
            value={kept || none}
            onChange={(next) => onChange(next === none ? '' : next)}
            options={[
              { value: none, label: t('notSaid') },
              ...props.options,
              ...(isOffered ? [] : [{ value: kept, label: kept }]),
            ]}
          />
        );
      }}
    </ControlledField>
  );
}
