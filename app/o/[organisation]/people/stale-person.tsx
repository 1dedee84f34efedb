'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { BothVersions } from '@/components/form/both-versions';
import type { PersonView } from '@/lib/access/people/list-people';

/** Someone else was faster: the list is read again, and the next Update builds on what it says. */
export function StalePerson(props: {
  person: PersonView;
  typed: { name: string; role: string };
  onRead: (name: string) => void;
}) {
  const { person, typed } = props;
  const t = useTranslations('people');
  const roles = useTranslations('roles.organisation');
  const { refresh } = useRouter();
  useEffect(refresh, [refresh]);
  const read = useEffectEvent(props.onRead);
  useEffect(() => read(person.name), [person.name]);
  return (
    <BothVersions
      title={t('stale')}
      versions={[
        { field: t('name'), saved: person.name, own: typed.name },
        { field: t('role'), saved: roles(`${person.role}.label`), own: roles(`${typed.role}.label`) },
      ]}
    />
  );
}
