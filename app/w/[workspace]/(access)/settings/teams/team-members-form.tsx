'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { Button } from '@/components/ui/button';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { TeamDetail, TeamPerson } from '@/lib/access/teams/describe-team';
import type { ActionError } from '@/lib/platform/action-result';
import { changeTeamMembersAction } from './actions';
import { MemberPicker } from './member-picker';
import { StaleTeam } from './stale-team';

const idsOf = (people: readonly TeamPerson[]) => new Set(people.map(({ id }) => id));

/** The people of `some` who are missing from `others`. */
function without(some: readonly TeamPerson[], others: readonly TeamPerson[]): string[] {
  const known = idsOf(others);
  return some.map(({ id }) => id).filter((id) => !known.has(id));
}

/** Edits the members of a team. Sends only the changes, so that members who were not shown are unaffected. */
export function TeamMembersForm({ detail, workspace }: { detail: TeamDetail; workspace: string }) {
  const t = useTranslations('teams');
  const close = useCloseRoute();
  const { team } = detail;
  const [before, setBefore] = useState(detail);
  const [people, setPeople] = useState(detail.people);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, startTransition] = useTransition();

  /** Applies the choice made here to the saved team. */
  function buildOn(now: TeamDetail) {
    const [added, removed] = [new Set(without(people, before.people)), idsOf(before.people)];
    for (const { id } of people) removed.delete(id);
    const known = idsOf(now.people);
    setPeople([
      ...now.people.filter(({ id }) => !removed.has(id)),
      ...people.filter(({ id }) => added.has(id) && !known.has(id)),
    ]);
    setBefore(now);
  }

  function save() {
    setError(null);
    startTransition(async () => {
      const result = await changeTeamMembersAction({
        workspace,
        teamId: team.id,
        version: before.team.version,
        add: without(people, before.people),
        remove: without(before.people, people),
      });
      if (!result.ok) return setError(result.error);
      toast(t('membersSaved', { name: team.name }));
      close();
    });
  }

  return (
    <>
      <DialogHead title={t('membersTitle', { name: team.name })}>{t('membersLead')}</DialogHead>
      <DialogBody>
        {error?.kind === 'stale' ? (
          <StaleTeam workspace={workspace} teamId={team.id} onRead={buildOn} />
        ) : (
          <FormError error={error} />
        )}
        <MemberPicker workspace={workspace} people={people} onChange={setPeople} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <Button size="lg" variant="primary" busy={isBusy} onClick={save}>
          {t('update')}
        </Button>
      </DialogFoot>
    </>
  );
}
