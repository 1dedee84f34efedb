'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogContent, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Upload } from '@/components/ui/icons';
import { Progress } from '@/components/ui/progress';
import type { Decision } from '@/lib/policy/model';
import { useFileSize } from './use-file-size';
import { useUpload } from './use-upload';

/** Chooses files and uploads them one after another, with progress and a stop button. */
export function UploadButton({ workspace, decision }: { workspace: string; decision: Decision }) {
  const t = useTranslations('files');
  const size = useFileSize();
  const input = useRef<HTMLInputElement>(null);
  const { underway, upload, stop } = useUpload(workspace);
  if (!decision.allowed) return <LockedButton label={t('upload')} decision={decision} />;
  return (
    <>
      <Button variant="primary" icon={<Upload aria-hidden />} onClick={() => input.current?.click()}>
        {t('upload')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('choose')}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])];
          // Resetting the input lets the same file be chosen again.
          target.value = '';
          void upload(chosen);
        }}
      />
      <Dialog open={underway !== null} onOpenChange={(isOpen) => !isOpen && stop()}>
        <DialogContent>
          <DialogHead title={t('uploading')} />
          <DialogBody>
            {underway && (
              <Progress
                label={underway.name}
                value={underway.sent}
                max={Math.max(1, underway.size)}
                detail={t('sent', { sent: size(underway.sent), size: size(underway.size) })}
                help={t('stopNote')}
              />
            )}
          </DialogBody>
          <DialogFoot>
            <Button size="lg" onClick={stop}>
              {t('stop')}
            </Button>
          </DialogFoot>
        </DialogContent>
      </Dialog>
    </>
  );
}
