'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { Assignee } from '@/lib/work/pixels/pixel-assignees';
import type { PixelView } from '@/lib/work/pixels/pixel-view';
import { assignPixelAction } from '../actions';

const nobody = 'nobody';

/** The assignee of a pixel (S3.2): a select for people who may assign it, a name for others. */
export function AssignPixel(props: { workspace: string; pixel: PixelView; assignees: readonly Assignee[] }) {
  const t = useTranslations('pixels');
  const { workspace, pixel, assignees } = props;
  const fail = useFailureToast();
  const [isBusy, startTransition] = useTransition();
  const [chosen, choose] = useState(pixel.assignee?.memberId ?? nobody);
  if (!pixel.may.assign.allowed) {
    return <p className={pixel.assignee ? undefined : 'text-ink-3'}>{pixel.assignee?.name ?? t('nobody')}</p>;
  }

  function assign(next: string) {
    choose(next);
    startTransition(async () => {
      const memberId = next === nobody ? null : next;
      const result = await assignPixelAction({
        workspace,
        pixelId: pixel.id,
        version: pixel.version,
        memberId,
      });
      if (result.ok) return void toast(t('assigned'));
      choose(pixel.assignee?.memberId ?? nobody);
      fail(result.error);
    });
  }

  return (
    <Select
      aria-label={t('assignee')}
      className="w-full max-w-[376px]"
      value={chosen}
      onChange={assign}
      disabled={isBusy}
      options={[
        { value: nobody, label: t('nobody') },
        ...assignees.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` })),
      ]}
    />
  );
}
