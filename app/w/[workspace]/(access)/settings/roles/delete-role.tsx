'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/form/confirmation';
import { Button } from '@/components/ui/button';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { RoleView } from '@/lib/access/roles/role-view';
import { deleteRoleAction } from './actions';

/** Deletes a role without members; otherwise shows how many members it has. */
export function DeleteRole({ workspace, own }: { workspace: string; own: RoleView }) {
  const t = useTranslations('roleForm');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  if (own.holders > 0)
    return <p className="type-13 self-center text-ink-2">{t('inUse', { count: own.holders })}</p>;

  const leave = () => {
    setOpen(false);
    toast(t('deleted', { role: own.label }));
    router.push(`/w/${workspace}/settings/roles`);
    // The layout names the roles too, so it is refreshed. Not in the action: its own page is gone.
    router.refresh();
  };

  return (
    <>
      <Button size="lg" onClick={() => setOpen(true)}>
        {t('delete')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          head={<DialogHead title={t('deleteTitle', { role: own.label })} />}
          label={t('delete')}
          act={() => deleteRoleAction({ workspace, id: own.id })}
          onDone={leave}
          onClose={() => setOpen(false)}
        >
          <p>{t('deleteLead')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
