'use client';

import type { CountryCode } from 'libphonenumber-js/min';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Select } from '@/components/ui/select';
import type { ActionError } from '@/lib/action-result';
import type { ImportView } from '@/lib/services/imports/view';
import { startImportAction } from './actions';
import { Preview } from './preview';

const countries: readonly CountryCode[] = [
  'AT',
  'BE',
  'CH',
  'DE',
  'ES',
  'FR',
  'GB',
  'IE',
  'IT',
  'LU',
  'NL',
  'PT',
  'US',
];
const ownCountry: Record<string, CountryCode> = { fr: 'FR', it: 'IT' };
const none = '-';

/** Which columns are what, with the first rows as they would be, and the start of the run. */
export function MappingForm({ found, workspace }: { found: ImportView; workspace: string }) {
  const t = useTranslations('contacts.import');
  const locale = useLocale();
  const [mapping, setMapping] = useState(found.mapping);
  const [country, setCountry] = useState<CountryCode | undefined>(ownCountry[locale]);
  const [keepDuplicates, setKeepDuplicates] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();
  const [first = null, ...others] = mapping.name;
  const columns = columnsOf(found, (number) => t('column', { number }));
  const regions = new Intl.DisplayNames([locale], { type: 'region' });

  const run = () =>
    start(async () => {
      const answer = await startImportAction({
        workspace,
        importId: found.id,
        mapping,
        country,
        keepDuplicates,
      });
      setError(answer.ok ? null : answer.error);
    });
  const nameOf = (parts: (number | null)[]) => parts.filter((at) => at !== null);

  return (
    <div className="grid gap-5">
      <FormError error={error} />
      <div className="grid grid-cols-2 gap-4 max-tablet:grid-cols-1">
        <Choice
          label={t('name')}
          columns={columns}
          value={first}
          choose={(at) => setMapping({ ...mapping, name: nameOf([at, ...others]) })}
        />
        <Choice
          label={t('restOfName')}
          columns={columns}
          value={others.at(-1) ?? null}
          choose={(at) => setMapping({ ...mapping, name: nameOf([first, at]) })}
        />
        <Choice
          label={t('phone')}
          columns={columns}
          value={mapping.phone}
          choose={(phone) => setMapping({ ...mapping, phone })}
        />
        <Choice
          label={t('email')}
          columns={columns}
          value={mapping.email}
          choose={(email) => setMapping({ ...mapping, email })}
        />
        {found.own.map(({ id, name }) => (
          <Choice
            key={id}
            label={name}
            columns={columns}
            value={mapping.fields?.[id] ?? null}
            choose={(at) => setMapping({ ...mapping, fields: withField(mapping.fields, id, at) })}
          />
        ))}
        <Labelled label={t('country')}>
          {(id) => (
            <Select
              aria-labelledby={id}
              value={country ?? none}
              onChange={(next) => setCountry(countries.find((each) => each === next))}
              options={[
                { value: none, label: t('noCountry') },
                ...countries.map((each) => ({ value: each, label: regions.of(each) ?? each })),
              ]}
            />
          )}
        </Labelled>
      </div>
      <Preview rows={found.sample} mapping={mapping} own={found.own} />
      <label className="flex cursor-pointer gap-2.5">
        <Checkbox checked={keepDuplicates} onCheckedChange={setKeepDuplicates} className="mt-0.5" />
        {t('keepDuplicates')}
      </label>
      <div>
        <Button variant="primary" busy={isBusy} onClick={run}>
          {t('start', { count: found.total })}
        </Button>
      </div>
    </div>
  );
}

function withField(fields: ImportView['mapping']['fields'], id: string, at: number | null) {
  const { [id]: _, ...others } = fields ?? {};
  return at === null ? others : { ...others, [id]: at };
}

function columnsOf(found: ImportView, unnamed: (number: number) => string): string[] {
  const width = Math.max(found.columns.length, ...found.sample.map(({ fields }) => fields.length));
  return Array.from({ length: width }, (_, at) => found.columns[at]?.trim() || unnamed(at + 1));
}

function Choice(props: {
  label: string;
  columns: readonly string[];
  value: number | null;
  choose: (at: number | null) => void;
}) {
  const t = useTranslations('contacts.import');
  return (
    <Labelled label={props.label}>
      {(id) => (
        <Select
          aria-labelledby={id}
          value={props.value === null ? none : String(props.value)}
          onChange={(next) => props.choose(next === none ? null : Number(next))}
          options={[
            { value: none, label: t('noColumn') },
            ...props.columns.map((label, at) => ({ value: String(at), label })),
          ]}
        />
      )}
    </Labelled>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => React.ReactNode }) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <span id={id} className="font-medium">
        {label}
      </span>
      {children(id)}
    </div>
  );
}
