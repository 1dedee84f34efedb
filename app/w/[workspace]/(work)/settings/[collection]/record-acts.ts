'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import type { Availability } from '@/lib/policy/might-ever';
import type { Denied } from '@/lib/policy/model';
import { isDeletable, isEditable, pathOf, transitionsFrom } from '@/lib/work/collections/definition';
import { logPermissions } from '@/lib/work/deliveries/permissions';
import type { RecordView } from '@/lib/work/records/record-view';
import { transitionRecordAction } from './actions';
import { useCollectionPage } from './collection-page-context';
import { useCollectionWords } from './collection-words';
import { useRecordDialogs } from './use-record-dialogs';

/** An action on a record, or the reason why it is denied (R5). */
export interface RecordAct {
  id: string;
  label: string;
  isDanger?: boolean;
  locked: Denied | null;
  run: () => void;
}

/** The actions of a record: its log, Edit, the transitions from its state, and Delete. */
export function useRecordActs(record: RecordView): RecordAct[] {
  const { workspace, collection, availabilities } = useCollectionPage();
  const router = useRouter();
  const words = useCollectionWords(collection);
  const t = useTranslations('records');
  const named = useTranslations('collections');
  const dialogs = useRecordDialogs();
  const step = useTransitionOf(record);

  const offer = ({ state, decision }: Availability, act: Omit<RecordAct, 'locked'>): RecordAct[] =>
    state === 'absent' ? [] : [{ ...act, locked: decision.allowed ? null : decision }];

  const log = `/w/${workspace}/${pathOf(collection)}/${record.id}/log`;
  return [
    ...(logPermissions(collection.id) && !collection.hasPage
      ? [{ id: 'log', label: t('log'), locked: null, run: () => router.push(log) }]
      : []),
    ...(isEditable(collection, record.state)
      ? offer(availabilities.verbs.update, { id: 'edit', label: t('edit'), run: () => dialogs.edit(record) })
      : []),
    ...transitionsFrom(collection, record.state).flatMap((id) => {
      const availability = availabilities.transitions[id];
      const asks = collection.transitions?.[id]?.asks;
      const run = () => (asks ? dialogs.step(record, id) : step(id));
      return availability ? offer(availability, { id, label: words.transition(id), run }) : [];
    }),
    ...(isDeletable(collection, record.state)
      ? offer(availabilities.verbs.delete, {
          id: 'delete',
          label: named(`${collection.id}.delete`),
          isDanger: true,
          run: () => dialogs.delete(record),
        })
      : []),
  ];
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
