'use client';

import { useTranslations } from 'next-intl';
import { useDeferredValue, useEffect, useId, useState } from 'react';
import { answerOf } from '@/components/form/answer-of';
import { useErrorText } from '@/components/form/use-error-text';
import { IconButton } from '@/components/ui/icon-button';
import { Plus, Search, X } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { Person } from '@/components/ui/person';
import type { TeamPerson } from '@/lib/access/teams/describe-team';
import { findCandidatesAction } from './actions';

/** The members of a team: those chosen, each with a remove button, and a search among the other active members. */
export function MemberPicker(props: {
  workspace: string;
  people: readonly TeamPerson[];
  onChange: (people: TeamPerson[]) => void;
}) {
  const t = useTranslations('teams');
  const id = useId();
  const { people, onChange } = props;
  const [q, setQ] = useState('');
  const { found, problem } = useCandidates(props.workspace, q);
  const chosen = new Set(people.map((each) => each.id));
  const others = found.filter((each) => !chosen.has(each.id));
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <h3 id={`${id}-chosen`} className="font-medium">
          {t('chosen', { count: people.length })}
        </h3>
        <PersonRows label={`${id}-chosen`} people={people} empty={t('nobodyYet')}>
          {(person) => (
            <IconButton
              label={t('takeOut', { name: person.name })}
              icon={<X aria-hidden />}
              onClick={() => onChange(people.filter((each) => each.id !== person.id))}
            />
          )}
        </PersonRows>
      </div>
      <div className="grid gap-1.5">
        <h3 id={`${id}-others`} className="font-medium">
          {t('addPeople')}
        </h3>
        <Input
          type="search"
          aria-label={t('findPeople')}
          placeholder={t('findPeople')}
          icon={<Search aria-hidden />}
          value={q}
          maxLength={200}
          onChange={(event) => setQ(event.target.value)}
          // Enter searches instead of sending the surrounding form.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <PersonRows label={`${id}-others`} people={others} empty={problem ?? t('nobodyElse')}>
          {(person) => (
            <IconButton
              label={t('putIn', { name: person.name })}
              icon={<Plus aria-hidden />}
              onClick={() => onChange([...people, person])}
            />
          )}
        </PersonRows>
        <p className="type-13 text-ink-2">{t('joinFirst')}</p>
      </div>
    </div>
  );
}

function PersonRows(props: {
  label: string;
  people: readonly TeamPerson[];
  empty: string;
  children: (person: TeamPerson) => React.ReactNode;
}) {
  if (props.people.length === 0) return <p className="type-13 text-ink-2">{props.empty}</p>;
  return (
    // A scrolling list, which the keyboard reaches through its buttons.
    <ul aria-labelledby={props.label} className="max-h-48 overflow-y-auto rounded-2 border">
      {props.people.map((person) => (
        <li
          key={person.id}
          aria-label={person.email}
          className="flex items-center gap-2 border-b py-1.5 pr-1.5 pl-2.5 last:border-b-0"
        >
          <span className="min-w-0 flex-1">
            <Person
              avatar={{ id: person.id, name: person.name, size: 28 }}
              name={person.name}
              second={person.email}
            />
          </span>
          {props.children(person)}
        </li>
      ))}
    </ul>
  );
}

/** The members that match the query; of several pending answers, only the latest request counts. */
function useCandidates(workspace: string, typed: string) {
  const errorText = useErrorText();
  const q = useDeferredValue(typed);
  const [found, setFound] = useState<TeamPerson[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void answerOf(() => findCandidatesAction({ workspace, q })).then((result) => {
      if (!isWanted || !result) return;
      setFailed(result.ok ? null : result.error.message);
      if (result.ok) setFound(result.data);
    });
    return () => {
      isWanted = false;
    };
  }, [workspace, q]);
  return { found, problem: failed && errorText(failed) };
}
