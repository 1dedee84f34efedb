'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import type { ActionError } from '@/lib/action-result';
import type { TeamDetail, TeamPerson } from '@/lib/services/teams/describe';
import type { TeamView } from '@/lib/services/teams/view';
import { changeTeamMembersAction, describeTeamAction } from './actions';
import { MemberPicker } from './member-picker';
import { StaleTeam } from './stale-team';

const idsOf = (people: readonly TeamPerson[]) => new Set(people.map(({ id }) => id));

/** Who is in `some` and not in `others`. */
function without(some: readonly TeamPerson[], others: readonly TeamPerson[]): string[] {
  const known = idsOf(others);
  return some.map(({ id }) => id).filter((id) => !known.has(id));
}

/** Who belongs to a team. Sent is what changes, so that nobody beyond those shown is touched. */
export function TeamMembersDialog(props: { team: TeamView; workspace: string; close: () => void }) {
  const t = useTranslations('teams');
  const { team, workspace, close } = props;
  const [before, setBefore] = useState<TeamDetail | null>(null);
  const [people, setPeople] = useState<TeamPerson[]>([]);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, startTransition] = useTransition();

  useEffect(() => {
    let isWanted = true;
    void describeTeamAction({ workspace, teamId: team.id }).then((result) => {
      if (!isWanted) return;
      if (!result.ok) return setError(result.error);
      setBefore(result.data);
      setPeople(result.data.people);
    });
    return () => {
      isWanted = false;
    };
  }, [workspace, team.id]);

  /** The choice made here, upon what the team has become. */
  function buildOn(now: TeamDetail) {
    const [added, removed] = [new Set(without(people, before?.people ?? [])), idsOf(before?.people ?? [])];
    for (const { id } of people) removed.delete(id);
    const known = idsOf(now.people);
    setPeople([
      ...now.people.filter(({ id }) => !removed.has(id)),
      ...people.filter(({ id }) => added.has(id) && !known.has(id)),
    ]);
    setBefore(now);
  }

  function save() {
    if (!before) return;
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
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <DialogHead title={t('membersTitle', { name: team.name })}>{t('membersLead')}</DialogHead>
        <DialogBody>
          {error?.kind === 'stale' ? (
            <StaleTeam workspace={workspace} teamId={team.id} onRead={buildOn} />
          ) : (
            <FormError error={error} />
          )}
          {before ? (
            <MemberPicker workspace={workspace} people={people} onChange={setPeople} />
          ) : (
            !error && <Skeleton className="my-2 w-64" />
          )}
        </DialogBody>
        <DialogFoot>
          <DialogCancel />
          <Button size="lg" variant="primary" busy={isBusy} disabled={!before} onClick={save}>
            {t('update')}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
