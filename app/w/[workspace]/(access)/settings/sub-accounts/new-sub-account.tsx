'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Plus } from '@/components/ui/icons';
import type { Decision } from '@/lib/policy/model';
import { NewAccountForm } from './new-account-form';

/** The button that creates an account below the current one; locked at the fifth level (S0.2). */
export function NewSubAccount(props: {
  workspace: string;
  parent: { id: string; name: string };
  decision: Decision;
}) {
  const t = useTranslations('subAccounts');
  const { opened, close } = useDialogAddress();
  const { workspace, parent, decision } = props;
  if (!decision.allowed) return <LockedButton label={t('new')} decision={decision} />;
  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<Plus aria-hidden />}>
        {t('new')}
      </DialogButton>
      <Dialog open={opened === 'add'} onOpenChange={(isOpen) => !isOpen && close()}>
        <DialogContent>
          <NewAccountForm parent={parent} workspace={workspace} close={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}
