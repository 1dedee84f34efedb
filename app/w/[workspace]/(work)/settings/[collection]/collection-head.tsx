'use client';

import { Plus } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { PageHead } from '@/components/shell/page';
import { Button, type ButtonProps } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { Page } from '@/lib/platform/paging/page';
import { firstChoicePath } from '@/lib/work/collections/definition';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from './collection-page-context';
import { useRecordDialogs } from './use-record-dialogs';

/** Title with count, the purpose of the collection, and its primary action. */
export function CollectionHead({ records }: { records: Promise<Page<RecordView>> }) {
  const { collection } = useCollectionPage();
  const features = useTranslations('features');
  const t = useTranslations('collections');
  return (
    <PageHead
      title={features(`${collection.id}.label`)}
      count={
        <Suspense>
          <Total records={records} />
        </Suspense>
      }
      facts={t(`${collection.id}.facts`)}
      primary={<NewRecordButton />}
    />
  );
}

function Total({ records }: { records: Promise<Page<RecordView>> }) {
  const format = useFormatter();
  return format.number(use(records).total);
}

/** Adds a record; locked if a restriction removes it, absent if the role never has it (R5). */
export function NewRecordButton({ variant = 'primary' }: Pick<ButtonProps, 'variant'>) {
  const { workspace, collection, availabilities } = useCollectionPage();
  const t = useTranslations('collections');
  const dialogs = useRecordDialogs();
  const { state, decision } = availabilities.verbs.create;
  const label = t(`${collection.id}.new`);
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={label} decision={decision} />;
  if (collection.firstChoice) {
    return (
      <ButtonLink variant={variant} icon={<Plus />} href={`/w/${workspace}/${firstChoicePath(collection)}`}>
        {label}
      </ButtonLink>
    );
  }
  return (
    <Button variant={variant} icon={<Plus />} onClick={dialogs.create}>
      {label}
    </Button>
  );
}
