'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { Decision } from '@/lib/policy/model';
import { deleteEndpointAction } from '../actions';
import { EditDialog } from './edit-dialog';
import type { OpenedEndpoint } from './opened-endpoint';
import { ReplayDialog } from './replay-dialog';
import { RotateDialog } from './rotate-dialog';

const acts = ['edit', 'rotate', 'replay'] as const;

/** The actions of an endpoint, with their dialogs. */
export function EndpointActions(props: {
  endpoint: OpenedEndpoint;
  workspace: string;
  /** The address of the list. */
  list: string;
  manage: Decision;
  remove: Decision;
}) {
  const t = useTranslations('endpoints');
  const { endpoint, workspace, list, manage, remove } = props;
  const { opened, close } = useDialogAddress();
  const offered = acts.filter((act) => act !== 'replay' || endpoint.isOn);
  const of = { endpoint, workspace, close };
  return (
    <>
      {offered.map((act) =>
        manage.allowed ? (
          <DialogButton key={act} opens={act}>
            {t(act)}
          </DialogButton>
        ) : (
          <LockedButton key={act} label={t(act)} decision={manage} />
        ),
      )}
      {remove.allowed ? (
        <DialogButton opens="delete" variant="quiet-danger">
          {t('delete')}
        </DialogButton>
      ) : (
        <LockedButton label={t('delete')} decision={remove} />
      )}
      {manage.allowed && opened === 'edit' && <EditDialog {...of} />}
      {manage.allowed && opened === 'rotate' && <RotateDialog {...of} />}
      {manage.allowed && opened === 'replay' && endpoint.isOn && <ReplayDialog {...of} />}
      {remove.allowed && opened === 'delete' && <DeleteDialog {...of} list={list} />}
    </>
  );
}

function DeleteDialog(props: {
  endpoint: OpenedEndpoint;
  workspace: string;
  close: () => void;
  list: string;
}) {
  const t = useTranslations('endpoints');
  const router = useRouter();
  const { id: endpointId, name } = props.endpoint;
  const leave = () => {
    toast(t('deleted', { name }));
    router.replace(props.list);
  };
  return (
    <ConfirmDialog
      head={<DialogHead title={t('deleteTitle', { name })} />}
      label={t('delete')}
      act={() => deleteEndpointAction({ workspace: props.workspace, endpointId })}
      onDone={leave}
      onClose={props.close}
    >
      <p className="text-ink-2">{t('deleteNote')}</p>
    </ConfirmDialog>
  );
}
