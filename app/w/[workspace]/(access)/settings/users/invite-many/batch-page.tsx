'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { BatchColumns } from './batch-columns';
import { BatchRows } from './batch-rows';
import { BatchSummary } from './batch-summary';
import { ChosenBar } from './chosen-bar';
import { RowFilters } from './row-filters';
import { RowPages } from './row-pages';
import { SentActs } from './sent-acts';
import type { ShownRows } from './shown-rows';
import type { Batch } from './use-batch';

/** The preview of a batch, and its outcome once it was sent. */
export function BatchPage({ batch, shown }: { batch: Batch; shown: ShownRows }) {
  const t = useTranslations('inviteMany');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const isDraft = batch.sentAt === null;
  return (
    <>
      {batch.undoneAt && <Callout role="status">{t('undone')}</Callout>}
      <BatchSummary batch={batch} shown={shown} />
      {isDraft ? <BatchColumns batch={batch} /> : <SentActs batch={batch} shown={shown} />}
      <section aria-label={t('rows')} className="grid gap-3">
        <RowFilters shown={shown} isSent={!isDraft} />
        {isDraft && chosen.size > 0 && (
          <ChosenBar batch={batch} rows={[...chosen]} done={() => setChosen(new Set())} />
        )}
        <BatchRows batch={batch} shown={shown} chosen={chosen} onChoose={setChosen} />
        <RowPages shown={shown} />
      </section>
    </>
  );
}
