'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Plus } from '@/components/ui/icons';
import type { Availability } from '@/lib/policy/might-ever';

// Loaded when the first dialog opens: the page does not wait for it.
const NewListDialog = dynamic(() => import('./list-dialog').then((module) => module.NewListDialog));

/** Creates a list, if the role may. */
export function NewList({ workspace, availability }: { workspace: string; availability: Availability }) {
  const t = useTranslations('contacts.lists');
  const { opened, close } = useDialogAddress();
  if (availability.state === 'absent') return null;
  if (availability.state === 'locked')
    return <LockedButton label={t('new')} decision={availability.decision} />;
  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<Plus />}>
        {t('new')}
      </DialogButton>
      {opened === 'add' && <NewListDialog workspace={workspace} onClose={close} />}
    </>
  );
}
