'use client';

import { useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import type { SavedViewView } from '@/lib/work/contacts/views/list-views';
import { useContactsPage } from '../contacts-page-context';
import { changeViewAction } from './actions';

/** Saves the filters in force into a view. */
export function useKeepFilters() {
  const t = useTranslations('contacts.savedViews');
  const { workspace } = useContactsPage();
  const fail = useFailureToast();
  return async ({ id, version, name }: SavedViewView, address: string) => {
    const answer = await changeViewAction({ workspace, viewId: id, version, address });
    if (answer.ok) toast(t('saved', { name }));
    else fail(answer.error);
  };
}
