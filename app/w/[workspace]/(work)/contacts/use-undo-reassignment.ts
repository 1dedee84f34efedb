'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import { undoReassignmentAction } from './actions';
import { useContactsPage } from './contacts-page-context';

/** Undoes an assignment of several contacts, and says how many are back and how many stay where they are. */
export function useUndoReassignment(): { undo: (reassignmentId: string) => void; isBusy: boolean } {
  const t = useTranslations('contacts.reassigned');
  const { workspace } = useContactsPage();
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const undo = (reassignmentId: string) =>
    start(async () => {
      const answer = await undoReassignmentAction({ workspace, reassignmentId });
      if (!answer.ok) return fail(answer.error);
      const { restored, changed, refused } = answer.data;
      const kept = [
        changed > 0 && t('changed', { count: changed }),
        refused > 0 && t('refused', { count: refused }),
      ];
      toast(t('undone', { count: restored }), { detail: kept.filter(Boolean).join(' ') || undefined });
    });
  return { undo, isBusy };
}
