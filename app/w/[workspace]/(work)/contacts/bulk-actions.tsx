'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { BulkButton } from '@/components/data-table/bulk-bar';
import { useListFilter } from '@/components/data-table/use-list-params';
import { useErrorText } from '@/components/form/use-error-text';
import { LockedButton } from '@/components/lock/locked-button';
import { ButtonLink } from '@/components/ui/button-link';
import { ChevronDown } from '@/components/ui/icons';
import { Menu, MenuTrigger } from '@/components/ui/menu';
import { toastError, toastUndo } from '@/components/ui/toast';
import { AssignChoices, type AssignTo } from '@/components/work/assign-menu';
import type { Denied } from '@/lib/policy/model';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { assignContactsAction } from './actions';
import { useContactsPage } from './contacts-page-context';
import type { MatchingInput } from './inputs';
import { ListMenu } from './list-menu';
import { useContactDialogs } from './use-contact-dialogs';
import { useListActs } from './use-list-acts';
import { useUndoReassignment } from './use-undo-reassignment';

interface Selection {
  selected: ContactView[];
  /** All contacts that match the list's address, instead of the rows. */
  matching: MatchingInput | null;
  clear: () => void;
}

/** The actions on the selected contacts: with one as in its row, with several as far as bulk actions are allowed. */
export function BulkActions(selection: Selection) {
  const { can } = useContactsPage();
  const { decision } = can.bulk;
  return (
    <>
      {selection.selected.length < 2 || decision.allowed ? (
        <OpenActions {...selection} />
      ) : (
        <LockedActions decision={decision} />
      )}
      {!selection.matching && <MergeLink selected={selection.selected} />}
    </>
  );
}

/** One lock for all actions, because the selection of several is the reason (S2.9). */
function LockedActions({ decision }: { decision: Denied }) {
  const t = useTranslations('contacts');
  return ['assign' as const, 'lists.addTo' as const, 'delete' as const].map((act) => (
    <LockedButton key={act} quiet label={t(act)} decision={decision} />
  ));
}

function OpenActions({ selected, matching, clear }: Selection) {
  const t = useTranslations('contacts');
  const errorText = useErrorText();
  const { workspace, assignable, can } = useContactsPage();
  const dialogs = useContactDialogs();
  const [isBusy, start] = useTransition();
  const { undo } = useUndoReassignment();
  const { values: filtered } = useListFilter('list');
  const lists = useListActs(matching ?? selected.map(({ id }) => id), clear);
  const [only] = filtered.length === 1 ? filtered : [];

  const assign = (to: AssignTo) =>
    start(async () => {
      const chosen = matching ?? selected.map(({ id, version }) => ({ id, version }));
      const answer = await assignContactsAction({ workspace, chosen, to });
      if (!answer.ok) {
        toastError(errorText(answer.error.fields?.to ?? answer.error.message));
        return;
      }
      clear();
      const { done, refused, reassignmentId } = answer.data;
      if (refused.length > 0) dialogs.report(answer.data);
      if (!reassignmentId) return;
      toastUndo(t('assignedMany', { count: done }), {
        label: t('reassigned.undo'),
        undo: () => undo(reassignmentId),
      });
    });

  return (
    <>
      <Menu>
        <MenuTrigger render={<BulkButton busy={isBusy} />}>
          {t('assign')}
          <ChevronDown className="icon-14" aria-hidden />
        </MenuTrigger>
        <AssignChoices assignable={assignable} assign={assign} />
      </Menu>
      <ListMenu add={lists.add} trigger={<BulkButton busy={lists.isBusy} />} />
      {only && (
        <BulkButton busy={lists.isBusy} onClick={() => lists.remove(only)}>
          {t('lists.removeFrom')}
        </BulkButton>
      )}
      {can.delete.decision.allowed && (
        <BulkButton danger onClick={() => dialogs.remove({ contacts: selected, matching, done: clear })}>
          {t('delete')}
        </BulkButton>
      )}
      {can.delete.state === 'locked' && (
        <LockedButton quiet label={t('delete')} decision={can.delete.decision} />
      )}
    </>
  );
}

/** Two contacts can be merged by people who may delete contacts and see them unmasked. */
function MergeLink({ selected }: { selected: ContactView[] }) {
  const t = useTranslations('contacts');
  const { workspace, can, masked } = useContactsPage();
  const [first, second, ...more] = selected;
  const isPair = first && second && more.length === 0;
  if (!isPair || can.delete.state !== 'open' || masked.length > 0) return null;
  return (
    <ButtonLink
      variant="quiet"
      className="text-accent-ink hover:text-ink"
      href={`/w/${workspace}/contacts/${first.id}/merge?with=${second.id}`}
    >
      {t('merge.act')}
    </ButtonLink>
  );
}
