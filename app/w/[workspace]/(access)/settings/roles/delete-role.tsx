'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { useRefresh } from '@/components/live/refresh';
import { useDialogAddress } from '@/components/shell/dialog-address';
import { ButtonLink } from '@/components/ui/button-link';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { RoleView } from '@/lib/access/roles/role-view';
import { deleteRoleAction } from './actions';

/** Deletes a role without members; otherwise shows how many members it has. */
export function DeleteRole({ workspace, own }: { workspace: string; own: RoleView }) {
  const t = useTranslations('roleForm');
  const router = useRouter();
  const refresh = useRefresh();
  const { opened, close } = useDialogAddress();
  if (own.holders > 0)
    return <p className="type-13 self-center text-ink-2">{t('inUse', { count: own.holders })}</p>;

  const leave = () => {
    toast(t('deleted', { role: own.label }));
    router.push(`/w/${workspace}/settings/roles`);
    // The layout names the roles too, so it is refreshed. Not in the action: its own page is gone.
    refresh();
  };

  return (
    <>
      {/* A link, because it lies in the form of the role. */}
      <ButtonLink size="lg" href="?dialog=delete" scroll={false}>
        {t('delete')}
      </ButtonLink>
      {opened === 'delete' && (
        <ConfirmDialog
          head={<DialogHead title={t('deleteTitle', { role: own.label })} />}
          label={t('delete')}
          act={() => deleteRoleAction({ workspace, id: own.id })}
          onDone={leave}
          onClose={close}
        >
          <p>{t('deleteLead')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
