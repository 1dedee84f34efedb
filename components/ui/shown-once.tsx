import type { ReactNode } from 'react';
import { DialogBody, DialogDone, DialogHead } from './dialog';

/**
 * The content of a dialog with a secret that is shown this one time.
 *
 * @param lead says that it is, and what to do with it
 */
export function ShownOnce(props: { title: string; name?: string; lead: string; children: ReactNode }) {
  const { title, name, lead, children } = props;
  return (
    <>
      <DialogHead title={title}>{name}</DialogHead>
      <DialogBody>
        <p className="text-ink-2">{lead}</p>
        {children}
      </DialogBody>
      <DialogDone />
    </>
  );
}
