'use client';

import type { CountryCode } from 'libphonenumber-js/min';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Radio, RadioGroup } from '@/components/ui/radio';
import { Select } from '@/components/ui/select';
import { type DuplicateChoice, duplicateChoices } from '@/lib/work/imports/duplicates';
import { Labelled } from './labelled';

/** A country whose numbers can be read. */
export interface PhoneCountry {
  code: CountryCode;
  name: string;
}

const none = '-';

/** The country of numbers without a country code. */
export function CountryChoice(props: {
  countries: readonly PhoneCountry[];
  value: CountryCode | undefined;
  choose: (country: CountryCode | undefined) => void;
}) {
  const t = useTranslations('contacts.import');
  return (
    <Labelled label={t('country')}>
      {(id) => (
        <Select
          aria-labelledby={id}
          value={props.value ?? none}
          onChange={(next) => props.choose(props.countries.find(({ code }) => code === next)?.code)}
          options={[
            { value: none, label: t('noCountry') },
            ...props.countries.map(({ code, name }) => ({ value: code as string, label: name })),
          ]}
        />
      )}
    </Labelled>
  );
}

/** A list for all contacts of the file. */
export function ListChoice(props: {
  lists: readonly { id: string; name: string }[];
  value: string | undefined;
  choose: (listId: string | undefined) => void;
}) {
  const t = useTranslations('contacts.import');
  if (props.lists.length === 0) return null;
  return (
    <Labelled label={t('toList')}>
      {(id) => (
        <Select
          aria-labelledby={id}
          value={props.value ?? none}
          onChange={(next) => props.choose(next === none ? undefined : next)}
          options={[
            { value: none, label: t('noList') },
            ...props.lists.map((list) => ({ value: list.id, label: list.name })),
          ]}
        />
      )}
    </Labelled>
  );
}

/** Chooses how to handle rows of existing contacts. */
export function DuplicatesChoice(props: {
  value: DuplicateChoice;
  choose: (choice: DuplicateChoice) => void;
}) {
  const t = useTranslations('contacts.import');
  const label = useId();
  return (
    <div className="grid gap-1.5">
      <span id={label} className="font-medium">
        {t('duplicates')}
      </span>
      <RadioGroup
        aria-labelledby={label}
        value={props.value}
        onValueChange={(next) => props.choose(next as DuplicateChoice)}
      >
        {duplicateChoices.map((choice) => (
          <label key={choice} className="flex w-fit cursor-pointer items-center gap-2.5">
            <Radio value={choice} />
            {t(`duplicate.${choice}`)}
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}
