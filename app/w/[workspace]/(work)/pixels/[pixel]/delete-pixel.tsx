'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { ConfirmDialog } from '@/components/form/confirmation';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { PixelLosses } from '@/lib/work/pixels/delete-pixel';
import type { PixelView } from '@/lib/work/pixels/pixel-view';
import { deletePixelAction, previewPixelDeletionAction } from '../actions';

/** Delete pixel (S3.1): shows in numbers what is deleted with it. */
export function DeletePixel({ workspace, pixel }: { workspace: string; pixel: PixelView }) {
  const t = useTranslations('pixels');
  const fail = useFailureToast();
  const [losses, setLosses] = useState<PixelLosses | null>(null);
  const [isBusy, startTransition] = useTransition();
  const decision = pixel.may.delete;
  if (!decision.allowed) return <LockedButton label={t('delete')} decision={decision} />;

  const ask = () =>
    startTransition(async () => {
      const result = await previewPixelDeletionAction({ workspace, pixelId: pixel.id });
      if (result.ok) setLosses(result.data);
      else fail(result.error);
    });

  return (
    <>
      <Button busy={isBusy} onClick={ask}>
        {t('delete')}
      </Button>
      {losses && (
        <DeleteDialog workspace={workspace} pixel={pixel} losses={losses} close={() => setLosses(null)} />
      )}
    </>
  );
}

function DeleteDialog(props: {
  workspace: string;
  pixel: PixelView;
  losses: PixelLosses;
  close: () => void;
}) {
  const t = useTranslations('pixels');
  const format = useFormatter();
  const router = useRouter();
  const { workspace, pixel, losses, close } = props;
  const leave = () => {
    toast(t('deleted', { name: pixel.name }));
    router.push(`/w/${workspace}/pixels`);
  };
  return (
    <ConfirmDialog
      head={<DialogHead title={t('deleteTitle')}>{pixel.name}</DialogHead>}
      label={t('deleteForGood')}
      act={() => deletePixelAction({ workspace, pixelId: pixel.id, version: pixel.version })}
      onDone={leave}
      onClose={close}
    >
      <p>{t('deleteNote', { views: format.number(losses.views), applications: losses.applications })}</p>
    </ConfirmDialog>
  );
}
