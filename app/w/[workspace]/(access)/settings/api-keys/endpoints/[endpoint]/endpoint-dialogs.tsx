'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { useDialogAddress } from '@/components/shell/dialog-address';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { Decision } from '@/lib/policy/model';
import { deleteEndpointAction } from '../actions';
import { EditDialog } from './edit-dialog';
import type { OpenedEndpoint } from './opened-endpoint';
import { ReplayDialog } from './replay-dialog';
import { RotateDialog } from './rotate-dialog';

/** The dialog of an endpoint that the address names. */
export function EndpointDialogs(props: {
  endpoint: OpenedEndpoint;
  workspace: string;
  /** The address of the list. */
  list: string;
  manage: Decision;
  remove: Decision;
}) {
  const { endpoint, workspace, list, manage, remove } = props;
  const { opened, close } = useDialogAddress();
  const of = { endpoint, workspace, close };
  if (opened === 'delete' && remove.allowed) return <DeleteDialog {...of} list={list} />;
  if (!manage.allowed) return null;
  if (opened === 'edit') return <EditDialog {...of} />;
  if (opened === 'rotate') return <RotateDialog {...of} />;
  return opened === 'replay' && endpoint.isOn ? <ReplayDialog {...of} /> : null;
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
