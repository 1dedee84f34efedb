'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton } from '@/components/shell/dialog-address';
import { PageHead } from '@/components/shell/page';
import type { ButtonProps } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Plus } from '@/components/ui/icons';
import { firstChoicePath } from '@/lib/work/collections/definition';
import { useCollectionPage } from '../collection-page-context';

/** Title with count, the purpose of the collection, and its primary action. */
export function CollectionHead({ total }: { total: number }) {
  const { collection } = useCollectionPage();
  const features = useTranslations('features');
  const format = useFormatter();
  const t = useTranslations('collections');
  return (
    <PageHead
      title={features(`${collection.id}.label`)}
      count={format.number(total)}
      facts={t(`${collection.id}.facts`)}
      primary={<NewRecordButton />}
    />
  );
}

/** Adds a record; locked if a restriction removes it, absent if the role never has it (R5). */
export function NewRecordButton({ variant = 'primary' }: Pick<ButtonProps, 'variant'>) {
  const { workspace, collection, availabilities } = useCollectionPage();
  const t = useTranslations('collections');
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
    <DialogButton opens="add" variant={variant} icon={<Plus />}>
      {label}
    </DialogButton>
  );
}
