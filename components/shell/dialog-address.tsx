'use client';

import { useSearchParams } from 'next/navigation';
import { parseAsString, useQueryState } from 'nuqs';
import { type ComponentProps, type MouseEvent, type ReactNode, useCallback, useState } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { IconButton, type IconButtonProps } from '@/components/ui/icon-button';
import { MenuItem, useIsPlainMenu } from '@/components/ui/menu';
import { useCloseMore } from './internal/more-actions';

const key = 'dialog';

/**
 * The dialog that the address of the page names, such as `?dialog=add`. Back closes it.
 *
 * @returns `opened`, the named dialog or null; `open` and `close`, which change the address and load nothing
 */
export function useDialogAddress() {
  const [opened, set] = useQueryState(key, parseAsString.withOptions({ history: 'push' }));
  const open = useCallback((dialog: string) => void set(dialog), [set]);
  // The entry that opened the dialog is replaced, so that Back does not open it again.
  const close = useCallback(() => void set(null, { history: 'replace' }), [set]);
  return { opened, open, close };
}

/** The name of the dialog of an action on a row. */
export const dialogOf = (act: string, { id }: { id: string }): string => `${act}-${id}`;

interface OpenedAct<Act, Row> {
  act: Act;
  /** The row as the list has it now. */
  row: Row;
  /** The row as it was when the dialog opened. */
  seen: Row;
}

/**
 * The action whose dialog is open. It is kept while the dialog is open, even after the list was read again without the
 * row, so that what is typed is not lost.
 *
 * @param acts the actions with a dialog, as given to `dialogOf`
 * @param isOffered whether the row has the action, because anyone can write an address
 */
export function useOpenedAct<Act extends string, Row extends { id: string }>(
  acts: readonly Act[],
  rows: readonly Row[],
  isOffered: (act: Act, row: Row) => boolean = () => true,
): OpenedAct<Act, Row> | null {
  const { opened } = useDialogAddress();
  const [kept, keep] = useState<OpenedAct<Act, Row> | null>(null);
  const isOpen = kept !== null && opened === dialogOf(kept.act, kept.row);
  const named = rows
    .flatMap((row) => acts.map((act) => ({ act, row })))
    .find(({ act, row }) => opened === dialogOf(act, row));
  if (isOpen && named && named.row !== kept.row) keep({ ...kept, row: named.row });
  else if (!isOpen && named && isOffered(named.act, named.row)) keep({ ...named, seen: named.row });
  else if (!isOpen && kept) keep(null);
  return isOpen ? kept : null;
}

/** The row whose dialog is open, for tables with one action. See `useOpenedAct`. */
export function useOpenedRow<Row extends { id: string }>(act: string, rows: readonly Row[]): Row | null {
  return useOpenedAct([act], rows)?.row ?? null;
}

type Opening = Pick<ComponentProps<'button'>, 'type' | 'name' | 'value'> & {
  onClick: (event: MouseEvent<HTMLElement>) => void;
};

/**
 * Submits the name of a dialog to the page, so that a press before the script runs loads the page with the dialog;
 * afterwards the dialog opens in place.
 *
 * @param props.children renders the button with the given properties
 */
export function DialogOpener({
  opens,
  children,
}: {
  opens: string;
  children: (opening: Opening) => ReactNode;
}) {
  const { open } = useDialogAddress();
  const closeMore = useCloseMore();
  return (
    <DialogForm>
      {children({
        ...submits(opens),
        onClick: (event) => {
          event.preventDefault();
          closeMore();
          open(opens);
        },
      })}
    </DialogForm>
  );
}

/** The properties of a button in a `DialogForm` that loads the page with a dialog. */
export const submits = (opens: string) => ({ type: 'submit', name: key, value: opens }) as const;

/** Loads the page again when one of its buttons submits it, with the dialog that the button names or without one. */
export function DialogForm({ children }: { children: ReactNode }) {
  const others = [...useSearchParams()].filter(([name]) => name !== key);
  return (
    <form method="get" className="contents">
      {others.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

type WithoutOpening<Props> = Omit<Props, keyof Opening> & { opens: string };

/** A button that opens a dialog of its page. */
export function DialogButton({ opens, ...props }: WithoutOpening<ButtonProps>) {
  return <DialogOpener opens={opens}>{(opening) => <Button {...props} {...opening} />}</DialogOpener>;
}

/** An icon that opens a dialog of its page. */
export function DialogIconButton({ opens, ...props }: WithoutOpening<IconButtonProps>) {
  return <DialogOpener opens={opens}>{(opening) => <IconButton {...props} {...opening} />}</DialogOpener>;
}

/** An action in a menu that opens a dialog of its page. */
export function DialogItem({
  opens,
  ...props
}: { opens: string } & Omit<ComponentProps<typeof MenuItem>, 'onClick'>) {
  const { open } = useDialogAddress();
  if (!useIsPlainMenu()) return <MenuItem {...props} onClick={() => open(opens)} />;
  return <DialogOpener opens={opens}>{(opening) => <MenuItem {...props} {...opening} />}</DialogOpener>;
}
