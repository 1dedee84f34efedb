'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { Decision } from '@/lib/policy/model';
import { NewAccountForm } from './new-account-form';

/** The button that creates an account below the current one; locked at the fifth level (S0.2). */
export function NewSubAccount(props: {
  workspace: string;
  parent: { id: string; name: string };
  decision: Decision;
}) {
  const t = useTranslations('subAccounts');
  const [isOpen, setOpen] = useState(false);
  const { workspace, parent, decision } = props;
  if (!decision.allowed) return <LockedButton label={t('new')} decision={decision} />;
  return (
    <>
      <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setOpen(true)}>
        {t('new')}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent>
          <NewAccountForm parent={parent} workspace={workspace} close={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}
