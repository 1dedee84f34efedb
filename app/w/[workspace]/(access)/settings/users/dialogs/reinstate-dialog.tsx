'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { useAnswer } from '@/components/form/use-answer';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import type { MemberView } from '@/lib/access/members/member-view';
import { previewEffectsAction } from '../actions';
import { PreviewedEffects } from '../effects/previewed-effects';
import { useUsersPage } from '../users-page-context';
import { useReinstate } from './use-reinstate';

interface ReinstateProps {
  members: readonly MemberView[];
  onClose: () => void;
  onDone: () => void;
}

/** Reinstates suspended members, with what comes back (B2, B4). */
export function ReinstateDialog(props: ReinstateProps) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <DialogContent>
        <Reinstatement {...props} />
      </DialogContent>
    </Dialog>
  );
}

function Reinstatement({ members, onClose, onDone }: ReinstateProps) {
  const t = useTranslations('users');
  const workspace = useUsersPage().workspace.slug;
  const reinstate = useReinstate();
  const memberIds = members.map(({ id }) => id);
  const [only] = members;
  const whose =
    members.length === 1 && only ? only.name || only.email : t('people', { count: members.length });
  const preview = useAnswer(() => previewEffectsAction({ workspace, act: 'reinstate', memberIds }));
  const returning = members.length - (preview.data?.refused.length ?? 0);

  function save() {
    onClose();
    onDone();
    reinstate(memberIds, whose);
  }

  return (
    <>
      <DialogHead title={t('reinstateAccess')}>{whose}</DialogHead>
      <DialogBody>
        <FormError error={preview.error} />
        <PreviewedEffects act="reinstate" preview={preview} going={returning} />
      </DialogBody>
      <DialogFoot note={returning > 0 && t('changes.atOnce')}>
        <DialogCancel />
        {returning > 0 && (
          <Button size="lg" variant="primary" onClick={save}>
            {t('reinstate')}
          </Button>
        )}
      </DialogFoot>
    </>
  );
}
