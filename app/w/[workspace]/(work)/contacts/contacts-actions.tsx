'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton } from '@/components/shell/dialog-address';
import { ButtonLink } from '@/components/ui/button-link';
import { Download, ListChecks, Merge, Plus, Upload } from '@/components/ui/icons';
import { ExportMenu } from '../../../../../components/export/export-menu';
import { useDownload } from '../../../../../components/export/use-download';
import { exportContactsAction } from './actions';
import { useContactsPage } from './contacts-page-context';

/** Adds a contact, if the role may. */
export function AddContactButton() {
  const t = useTranslations('contacts');
  const { state, decision } = useContactsPage().can.create;
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('add')} decision={decision} />;
  return (
    <DialogButton opens="add" variant="primary" icon={<Plus />}>
      {t('add')}
    </DialogButton>
  );
}

/** Exports the contacts that match the search and the view (S1.18). */
function ExportContactsButton() {
  const t = useTranslations('contacts');
  const { workspace, can } = useContactsPage();
  const { isBusy, download } = useDownload(workspace);
  const { state, decision } = can.export;
  const ask = () => exportContactsAction({ workspace, address: window.location.search });
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('export')} decision={decision} />;
  return (
    <ExportMenu
      label={t('export')}
      icon={<Download />}
      busy={isBusy}
      onChoose={(format) => download(ask, format)}
    />
  );
}

/** Imports a file of contacts. */
function ImportContactsButton() {
  const t = useTranslations('contacts');
  const { workspace, can } = useContactsPage();
  const { state, decision } = can.import;
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('import.act')} decision={decision} />;
  return (
    <ButtonLink href={`/w/${workspace}/contacts/import`} icon={<Upload aria-hidden />}>
      {t('import.act')}
    </ButtonLink>
  );
}

/** A link to the contact lists, which the filters use too. */
function ListsLink() {
  const t = useTranslations('contacts');
  const { workspace, can } = useContactsPage();
  if (can['view-list'].state !== 'open') return null;
  return (
    <ButtonLink href={`/w/${workspace}/contacts/lists`} icon={<ListChecks aria-hidden />}>
      {t('lists.title')}
    </ButtonLink>
  );
}

/** A link to duplicate contacts, for people who may merge them. */
function DuplicatesLink() {
  const t = useTranslations('contacts');
  const { workspace, can, masked } = useContactsPage();
  if (can.delete.state !== 'open' || masked.length > 0) return null;
  return (
    <ButtonLink href={`/w/${workspace}/contacts/duplicates`} icon={<Merge aria-hidden />}>
      {t('duplicateList.title')}
    </ButtonLink>
  );
}

/** The secondary actions beside the title. */
export function ListActions() {
  return (
    <>
      <ListsLink />
      <DuplicatesLink />
      <ImportContactsButton />
      <ExportContactsButton />
    </>
  );
}
