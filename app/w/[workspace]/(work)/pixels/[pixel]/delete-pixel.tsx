'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { useAnswer } from '@/components/form/use-answer';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { PixelView } from '@/lib/work/pixels/pixel-view';
import { deletePixelAction, previewPixelDeletionAction } from '../actions';

/** Delete pixel (S3.1); the dialog is mounted apart, because the head shows the button a second time on a phone. */
export function DeletePixel({ pixel }: { pixel: PixelView }) {
  const t = useTranslations('pixels');
  const decision = pixel.may.delete;
  if (!decision.allowed) return <LockedButton label={t('delete')} decision={decision} />;
  return <DialogButton opens="delete">{t('delete')}</DialogButton>;
}

/** Asks for confirmation while the address says so. */
export function DeletePixelDialog(props: { workspace: string; pixel: PixelView }) {
  const { opened, close } = useDialogAddress();
  if (opened !== 'delete' || !props.pixel.may.delete.allowed) return null;
  return <ConfirmDeletion {...props} close={close} />;
}

/** Shows in numbers what is deleted with the pixel. */
function ConfirmDeletion(props: { workspace: string; pixel: PixelView; close: () => void }) {
  const t = useTranslations('pixels');
  const format = useFormatter();
  const router = useRouter();
  const { workspace, pixel, close } = props;
  const { data: losses, error } = useAnswer(() =>
    previewPixelDeletionAction({ workspace, pixelId: pixel.id }),
  );
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
      error={error}
      isReady={losses !== null}
    >
      <p className="min-h-5" aria-live="polite">
        {losses && t('deleteNote', { views: format.number(losses.views), applications: losses.applications })}
      </p>
    </ConfirmDialog>
  );
}
