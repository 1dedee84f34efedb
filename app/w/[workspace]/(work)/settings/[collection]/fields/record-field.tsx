'use client';

import { CheckboxField } from '@/components/form/checkbox-field';
import { ControlledField, Field as NativeField } from '@/components/form/field';
import { Checkbox } from '@/components/ui/checkbox';
import { DateInput } from '@/components/ui/date-input';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { Field } from '@/lib/work/collections/field';
import type { Referenced } from '@/lib/work/records/reference-sources';
import { MomentInput } from './moment-input';
import { ReferenceField } from './reference-field';
import { StepsField } from './steps-field';

interface RecordFieldProps {
  /** Path in the form. */
  name: string;
  field: Field;
  label: string;
  hint?: string;
  help?: string;
  choiceLabel: (value: string) => string;
  /** The choices of a reference. */
  choices?: readonly Referenced[];
}

/** The control of a field, by its kind. */
export function RecordField({ field, choiceLabel, choices = [], ...look }: RecordFieldProps) {
  switch (field.kind) {
    case 'secret':
      return null;
    case 'boolean':
      return <CheckboxField {...look} />;
    case 'long-text':
      return <NativeField {...look}>{(control) => <Textarea {...control} rows={5} />}</NativeField>;
    case 'lines':
      return (
        <ControlledField {...look}>
          {({ value, onChange, ...control }) => (
            <Textarea
              {...control}
              rows={5}
              value={textsIn(value).join('\n')}
              onChange={(event) => onChange(event.target.value.split('\n'))}
            />
          )}
        </ControlledField>
      );
    case 'choice':
      return (
        <ControlledField {...look}>
          {({ value, ...control }) => (
            <Select
              {...control}
              value={typeof value === 'string' && value !== '' ? value : null}
              options={field.options.map((option) => ({ value: option, label: choiceLabel(option) }))}
            />
          )}
        </ControlledField>
      );
    case 'reference':
      return <ReferenceField {...look} isRequired={field.isRequired} choices={choices} />;
    case 'moment':
      return (
        <ControlledField {...look}>
          {({ value, ...control }) => (
            <MomentInput {...control} value={typeof value === 'string' ? value : ''} />
          )}
        </ControlledField>
      );
    case 'steps':
      return <StepsField {...look} />;
    case 'choices':
      return <Choices {...look} options={field.options} choiceLabel={choiceLabel} />;
    case 'number':
      return <NativeField {...look}>{(control) => <Input {...control} inputMode="decimal" />}</NativeField>;
    case 'date':
      return <NativeField {...look}>{(control) => <DateInput {...control} />}</NativeField>;
    case 'url':
      return (
        <NativeField {...look}>
          {(control) => <Input {...control} type="url" placeholder="https://" autoComplete="off" />}
        </NativeField>
      );
    case 'text':
      return <NativeField {...look}>{(control) => <Input {...control} autoComplete="off" />}</NativeField>;
  }
}

function Choices({
  options,
  choiceLabel,
  ...look
}: Omit<RecordFieldProps, 'field' | 'choices'> & { options: readonly string[] }) {
  return (
    <ControlledField {...look}>
      {({ id, value, onChange, onBlur, ref, 'aria-describedby': describedBy }) => {
        const chosen = textsIn(value);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would need its legend inside; the field draws its label.
          <div
            role="group"
            id={id}
            aria-labelledby={`${id}-label`}
            aria-describedby={describedBy}
            className="grid grid-cols-2 gap-x-4 gap-y-2 max-tablet:grid-cols-1"
          >
            {options.map((option, index) => (
              <label key={option} className="flex cursor-pointer items-center gap-2.5">
                <Checkbox
                  inputRef={index === 0 ? ref : undefined}
                  checked={chosen.includes(option)}
                  onBlur={onBlur}
                  onCheckedChange={(isChecked) =>
                    onChange(isChecked ? [...chosen, option] : chosen.filter((other) => other !== option))
                  }
                />
                {choiceLabel(option)}
              </label>
            ))}
          </div>
        );
      }}
    </ControlledField>
  );
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
