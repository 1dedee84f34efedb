'use client';

import { useTranslations } from 'next-intl';
import { useRef, useTransition } from 'react';
import { useErrorText } from '@/components/form/use-error-text';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { usePicture, useRenewPictures } from '@/components/pictures/pictures';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Upload } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/platform/action-result';
import { removePictureAction, setPictureAction } from './actions';
import { squarePicture } from './square-picture';

interface PictureFormProps {
  workspace: string;
  me: { id: string; name: string };
}

/** The reader's own picture: chosen, cut square in the browser, and shown to people of the same organisation. */
export function PictureForm({ workspace, me }: PictureFormProps) {
  const t = useTranslations('profile');
  const errorText = useErrorText();
  const fail = useFailureToast();
  const renew = useRenewPictures();
  const input = useRef<HTMLInputElement>(null);
  const hasPicture = usePicture(me.id) !== null;
  const [isBusy, start] = useTransition();

  function tell(answer: ActionResult<void>, done: string) {
    if (!answer.ok) return fail(answer.error);
    renew();
    toast(done);
  }

  const choose = (chosen: File) =>
    start(async () => {
      const picture = await squarePicture(chosen);
      if (!picture) return void toast(errorText('picture'));
      tell(await setPictureAction({ workspace, picture }), t('pictureSaved'));
    });

  return (
    <div className="flex items-center gap-4">
      <Avatar id={me.id} name={me.name} size={56} />
      <div className="flex flex-wrap gap-2">
        <Button icon={<Upload aria-hidden />} busy={isBusy} onClick={() => input.current?.click()}>
          {t('choosePicture')}
        </Button>
        {hasPicture && (
          <Button
            variant="quiet-danger"
            onClick={() =>
              start(async () => tell(await removePictureAction({ workspace }), t('pictureRemoved')))
            }
          >
            {t('removePicture')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('pictureFile')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          // Resetting the input lets the same file be chosen again.
          target.value = '';
          if (chosen) choose(chosen);
        }}
      />
    </div>
  );
}
