'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import { useContactsPage } from './contacts-page-context';
import type { MatchingInput } from './inputs';
import { addToListAction, removeFromListAction } from './lists/actions';
import { useContactDialogs } from './use-contact-dialogs';

const acts = { add: addToListAction, remove: removeFromListAction };

/** Adds contacts, or all that match, to a list or removes them; shows the refused ones with reasons (RO9). `done` runs afterwards. */
export function useListActs(chosen: readonly string[] | MatchingInput, done?: () => void) {
  const t = useTranslations('contacts.lists');
  const { workspace } = useContactsPage();
  const dialogs = useContactDialogs();
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const change = (act: keyof typeof acts) => (listId: string) =>
    start(async () => {
      const contactIds = 'address' in chosen ? chosen : [...chosen];
      const answer = await acts[act]({ workspace, listId, contactIds });
      if (!answer.ok) return fail(answer.error);
      done?.();
      const { done: count, refused } = answer.data;
      if (refused.length > 0) dialogs.report(answer.data);
      else toast(act === 'add' ? t('added', { count }) : t('removed', { count }));
    });
  return { isBusy, add: change('add'), remove: change('remove') };
}
