'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { RoleView } from '@/lib/services/roles/view';
import { deleteRoleAction } from './actions';

/** The end of a role, once nobody has it; who still does is said in a number. */
export function DeleteRole({ workspace, own }: { workspace: string; own: RoleView }) {
  const t = useTranslations('roleForm');
  const router = useRouter();
  const fail = useFailureToast();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, start] = useTransition();
  if (own.holders > 0)
    return <p className="type-13 self-center text-ink-2">{t('inUse', { count: own.holders })}</p>;

  const remove = () =>
    start(async () => {
      const answer = await deleteRoleAction({ workspace, id: own.id });
      setOpen(false);
      if (!answer.ok) return fail(answer.error);
      toast(t('deleted', { role: own.label }));
      router.push(`/w/${workspace}/settings/roles`);
      // What stands around the page names the roles too. Not in the action: its own page is gone.
      router.refresh();
    });

  return (
    <>
      <Button size="lg" onClick={() => setOpen(true)}>
        {t('delete')}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent>
          <DialogHead title={t('deleteTitle', { role: own.label })} />
          <DialogBody>
            <p>{t('deleteLead')}</p>
          </DialogBody>
          <DialogFoot>
            <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
            <Button size="lg" variant="danger" disabled={isBusy} onClick={remove}>
              {t('delete')}
            </Button>
          </DialogFoot>
        </DialogContent>
      </Dialog>
    </>
  );
}
