'use client';

import type { CountryCode } from 'libphonenumber-js/min';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import type { ActionError } from '@/lib/platform/action-result';
import type { DuplicateChoice } from '@/lib/work/imports/duplicates';
import type { ImportView } from '@/lib/work/imports/import-view';
import { startImportAction } from './actions';
import { LeftColumns } from './left-columns';
import { MappingFields } from './mapping-fields';
import { Preview } from './preview';
import { CountryChoice, DuplicatesChoice, ListChoice, type PhoneCountry } from './run-options';

const languageCountry: Record<string, CountryCode> = { fr: 'FR', it: 'IT' };

/** The mapping of columns to fields, a preview of the first rows, and the start of the import. */
export function MappingForm(props: {
  found: ImportView;
  workspace: string;
  /** The country of the workspace; without one, that of the reader's language is proposed. */
  country: string | null;
  countries: readonly PhoneCountry[];
  lists: readonly { id: string; name: string }[];
}) {
  const { found, workspace, countries, lists } = props;
  const t = useTranslations('contacts.import');
  const locale = useLocale();
  const [mapping, setMapping] = useState(found.mapping);
  const [country, setCountry] = useState<CountryCode | undefined>(
    countries.find(({ code }) => code === props.country)?.code ?? languageCountry[locale],
  );
  const [duplicates, setDuplicates] = useState<DuplicateChoice>('skip');
  const [listId, setListId] = useState<string>();
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();

  const run = () =>
    start(async () => {
      const input = { workspace, importId: found.id, mapping, country, duplicates, listId };
      const answer = await startImportAction(input);
      setError(answer.ok ? null : answer.error);
    });

  return (
    <div className="grid gap-5">
      <FormError error={error} />
      <div className="grid grid-cols-2 gap-4 max-tablet:grid-cols-1">
        <MappingFields found={found} mapping={mapping} change={setMapping} />
        <CountryChoice countries={countries} value={country} choose={setCountry} />
        <ListChoice lists={lists} value={listId} choose={setListId} />
      </div>
      <LeftColumns found={found} mapping={mapping} />
      <Preview rows={found.sample} mapping={mapping} own={found.own} />
      <DuplicatesChoice value={duplicates} choose={setDuplicates} />
      <div>
        <Button variant="primary" busy={isBusy} onClick={run}>
          {t('start', { count: found.total })}
        </Button>
      </div>
    </div>
  );
}
