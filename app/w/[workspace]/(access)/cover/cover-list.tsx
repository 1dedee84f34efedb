'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ArrowRightLeft } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import type { CoverView } from '@/lib/access/members/cover/list-covers';
import { endCoverAction } from './actions';
import { ChangeCoverForm } from './change-cover-form';
import { useCoverDays } from './use-cover-days';

interface CoverListProps {
  workspace: { slug: string; timeZone: string };
  /** The member whose covers these are. */
  memberId: string;
  covers: readonly CoverView[];
  /** Whether the reader may change those of this member, and end all. */
  may: { change: boolean; end: boolean };
  colleagues: readonly { id: string; name: string }[];
  onDone?: () => void;
}

/** The covers of and by a member, with the acts to change and to end them (B11). */
export function CoverList(props: CoverListProps) {
  const t = useTranslations('cover');
  return (
    <ul aria-label={t('title')} className="grid border-t">
      {props.covers.map((cover) => (
        <CoverRow key={cover.id} {...props} cover={cover} />
      ))}
    </ul>
  );
}

function CoverRow({
  cover,
  workspace,
  memberId,
  may,
  colleagues,
  onDone,
}: CoverListProps & { cover: CoverView }) {
  const t = useTranslations('cover');
  const days = useCoverDays(workspace.timeZone);
  const fail = useFailureToast();
  const [isEnding, start] = useTransition();
  const [isChanging, setChanging] = useState(false);
  const names = { by: cover.by.name, name: cover.absent.name };

  function end() {
    start(async () => {
      const result = await endCoverAction({ workspace: workspace.slug, coverId: cover.id });
      if (!result.ok) return fail(result.error);
      toast(t('ended', names));
      onDone?.();
    });
  }

  return (
    <li className="grid gap-3 border-b py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ArrowRightLeft className="text-ink-3" aria-hidden />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {t('covers', names)}
            {!cover.isRunning && <Badge>{t('planned')}</Badge>}
          </p>
          <p className="type-13 text-ink-2">
            {cover.isRunning
              ? t('until', { last: days.last(cover.endsAt) })
              : t('span', { first: days.first(cover.startsAt), last: days.last(cover.endsAt) })}
          </p>
        </div>
        {may.change && cover.absent.id === memberId && !isChanging && (
          <Button variant="quiet" aria-label={t('changeOf', names)} onClick={() => setChanging(true)}>
            {t('change')}
          </Button>
        )}
        {may.end && (
          <Button variant="quiet-danger" aria-label={t('endOf', names)} busy={isEnding} onClick={end}>
            {t('end')}
          </Button>
        )}
      </div>
      {isChanging && (
        <ChangeCoverForm
          workspace={workspace}
          cover={cover}
          colleagues={colleagues}
          onDone={() => {
            setChanging(false);
            onDone?.();
          }}
        />
      )}
    </li>
  );
}
