'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { useAnswer } from '@/components/form/use-answer';
import { Skeleton } from '@/components/ui/skeleton';
import type { RecordView } from '@/lib/work/records/record-view';
import { previewTransitionAction } from '../actions';
import { useCollectionPage } from '../collection-page-context';

/** The effects of a transition, in numbers. */
export function ReachOf({ record, transition }: { record: RecordView; transition: string }) {
  const { workspace, collection } = useCollectionPage();
  const t = useTranslations('collections');
  const input = { workspace, collection: collection.id, recordId: record.id, transition };
  const { data, error } = useAnswer(() => previewTransitionAction(input));
  if (error) return <FormError error={error} />;
  if (!data) return <Skeleton className="my-2 w-64" />;
  return (
    <p className="empty:hidden">
      {t.rich(`${collection.id}.reach`, { ...data, b: (words) => <b className="font-semibold">{words}</b> })}
    </p>
  );
}
