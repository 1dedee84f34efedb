'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import type { Availability } from '@/lib/policy/might-ever';
import type { Denied } from '@/lib/policy/model';
import { isDeletable, isEditable, pathOf, transitionsFrom } from '@/lib/work/collections/definition';
import { hasOwnPage } from '@/lib/work/collections/own-page';
import { logPermissions } from '@/lib/work/deliveries/permissions';
import type { RecordView } from '@/lib/work/records/record-view';
import { transitionRecordAction } from '../actions';
import { type CollectionPageContext, useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';

/** An action on a record, or the reason why it is denied (R5). */
export interface RecordAct {
  id: string;
  label: string;
  isDanger: boolean;
  locked: Denied | null;
  /** Whether a dialog asks first. */
  asks: boolean;
  /** The page that it leads to. */
  href?: string;
  /** What it does at once, without a page and a dialog. */
  run?: () => void;
}

type ActOn = Availability & Pick<RecordAct, 'id' | 'asks'>;

/** The actions that the state of a record has: Edit, the transitions, and Delete; with the availability of each. */
export function actsOn(
  record: RecordView,
  {
    collection,
    availabilities: { verbs, transitions },
  }: Pick<CollectionPageContext, 'collection' | 'availabilities'>,
): ActOn[] {
  const steps = transitionsFrom(collection, record.state).flatMap((id): ActOn[] => {
    const { asks, reaches } = collection.transitions?.[id] ?? {};
    const denied = record.denied[id];
    const availability: Availability | undefined = denied
      ? { state: 'locked', decision: denied }
      : transitions[id];
    return availability ? [{ ...availability, id, asks: asks !== undefined || reaches === true }] : [];
  });
  return [
    ...(isEditable(collection, record.state) ? [{ ...verbs.update, id: 'edit', asks: true }] : []),
    ...steps,
    ...(isDeletable(collection, record.state) ? [{ ...verbs.delete, id: 'delete', asks: true }] : []),
  ];
}

/** The actions of a record in words: its log, Edit, the transitions from its state, and Delete. */
export function useRecordActs(record: RecordView): RecordAct[] {
  const page = useCollectionPage();
  const { workspace, collection } = page;
  const words = useCollectionWords(collection);
  const t = useTranslations('records');
  const named = useTranslations('collections');
  const step = useTransitionOf(record);
  const labels: Record<string, string> = { edit: t('edit'), delete: named(`${collection.id}.delete`) };

  const acts = actsOn(record, page)
    .filter(({ state }) => state !== 'absent')
    .map(({ id, asks, decision }) => ({
      id,
      label: labels[id] ?? words.transition(id),
      isDanger: id === 'delete',
      locked: decision.allowed ? null : decision,
      asks,
      run: () => step(id),
    }));
  if (!logPermissions(collection.id) || hasOwnPage(collection)) return acts;
  const href = `/w/${workspace}/${pathOf(collection)}/${record.id}/log`;
  return [{ id: 'log', label: t('log'), isDanger: false, locked: null, asks: false, href }, ...acts];
}

/** Applies a transition to a record and reports its new state. */
function useTransitionOf({ id: recordId, name, version }: RecordView): (transition: string) => void {
  const { workspace, collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const t = useTranslations('records');
  const fail = useFailureToast();
  const [, start] = useTransition();
  return (transition) =>
    start(async () => {
      const input = { workspace, collection: collection.id, recordId, version, transition };
      const answer = await transitionRecordAction(input);
      if (!answer.ok) return fail(answer.error);
      const state = collection.transitions?.[transition]?.to ?? '';
      toast(t('nowIn', { name, state: words.state(state) }));
    });
}
