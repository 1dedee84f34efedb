'use client';

import { useTranslations } from 'next-intl';
import { ControlledField } from '@/components/form/field';
import { Select } from '@/components/ui/select';
import type { Referenced } from '@/lib/work/records/reference-sources';

/** The option for none, because a select has no empty value. */
const none = 'none';

/** A choice among the records of another collection. A chosen record that the person cannot see is kept. */
export function ReferenceField(props: {
  name: string;
  label: string;
  hint?: string;
  help?: string;
  isRequired?: boolean;
  choices: readonly Referenced[];
}) {
  const { isRequired, choices, ...look } = props;
  const t = useTranslations('records');
  const offered = choices.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ControlledField {...look}>
      {({ value, onChange, ref: _, ...control }) => {
        const chosen = typeof value === 'string' ? value : '';
        const isHidden = chosen !== '' && !choices.some(({ id }) => id === chosen);
        return (
          <Select
            {...control}
            value={chosen || (isRequired ? null : none)}
            onChange={(next) => onChange(next === none ? '' : next)}
            placeholder={t(choices.length > 0 ? 'choose' : 'nothingToChoose')}
            options={[
              ...(isRequired ? [] : [{ value: none, label: t('none') }]),
              ...(isHidden ? [{ value: chosen, label: t('notVisible') }] : []),
              ...offered,
            ]}
          />
        );
      }}
    </ControlledField>
  );
}
