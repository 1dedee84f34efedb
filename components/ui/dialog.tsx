'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { useTranslations } from 'next-intl';
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useLayoutEffect,
  useRef,
} from 'react';
import { Button } from './button';
import { ButtonLink } from './button-link';
import { cn } from './class-names';
import { IconButton } from './icon-button';
import { X } from './icons';

/** The state of a modal dialog. `onOpenChange` closes it; so do Escape and a press outside. */
export const Dialog = Base.Root;
/** Closes it: `<DialogClose render={<Button size="lg" />}>Done</DialogClose>`. */
export const DialogClose = Base.Close;

/** The address to return to from a dialog that is a page; null in a modal dialog. */
const Back = createContext<string | null>(null);

/** Closes without changes: the first button of the footer. */
export function DialogCancel() {
  const t = useTranslations('ui');
  const back = use(Back);
  if (back) {
    return (
      <ButtonLink size="lg" href={back}>
        {t('cancel')}
      </ButtonLink>
    );
  }
  return <Base.Close render={<Button size="lg" />}>{t('cancel')}</Base.Close>;
}

/** Closes a dialog whose work is done: its only button. */
export function DialogDone() {
  const t = useTranslations('ui');
  return (
    <DialogFoot>
      <DialogClose render={<Button size="lg" variant="primary" />}>{t('done')}</DialogClose>
    </DialogFoot>
  );
}

const widths = { md: 'w-[560px]', sent: 'w-[600px]', add: 'w-[680px]', edit: 'w-[900px]' };

/** The layer: centred, 560 px wide by default; on phones a bottom sheet. */
export function DialogContent({
  width = 'md',
  className,
  children,
  ...props
}: Omit<ComponentProps<typeof Base.Popup>, 'className'> & {
  width?: keyof typeof widths;
  className?: string;
}) {
  const opener = useRef<Element | null>(null);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Portal>
      <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <Base.Popup
        ref={popup}
        data-floating
        // On touch screens a focused field would open the keyboard over the dialog.
        initialFocus={(by) => (by !== 'touch' && popup.current && firstField(popup.current)) || true}
        // What opened it may be gone, such as the row whose access was revoked.
        finalFocus={() => (opener.current?.isConnected ? true : document.getElementById('main'))}
        {...props}
        className={cn(
          'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-48px)] max-w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col overflow-hidden rounded-4 bg-raised shadow-modal outline-none [--ring:var(--raised)]',
          'transition-[opacity,translate] duration-(--slow) ease-look data-ending-style:opacity-0 data-starting-style:opacity-0 data-starting-style:-translate-y-[calc(50%-8px)]',
          'max-tablet:inset-x-0 max-tablet:top-auto max-tablet:bottom-0 max-tablet:max-h-[calc(100dvh-24px)] max-tablet:w-auto max-tablet:max-w-none max-tablet:translate-0 max-tablet:rounded-b-none max-tablet:data-ending-style:translate-y-full max-tablet:data-starting-style:translate-y-full',
          widths[width],
          className,
        )}
      >
        <span
          aria-hidden
          className="mx-auto mt-2 h-1 w-9 flex-none rounded-full bg-line-strong tablet:hidden"
        />
        <Opener noticed={opener} />
        {children}
      </Base.Popup>
    </Base.Portal>
  );
}

/** The first control to fill in, rather than the close button above it. */
function firstField(popup: HTMLElement): HTMLElement | undefined {
  const controls = popup.querySelectorAll<HTMLElement>(
    'input, textarea, select, [role="radio"], [role="checkbox"], [role="combobox"]',
  );
  return [...controls].find(
    (control) =>
      control.tabIndex >= 0 &&
      !control.matches(':disabled, [type="hidden"], [type="file"], [aria-hidden="true"]'),
  );
}

/** Notices the focus when the dialog appears, before it moves in. */
function Opener({ noticed }: { noticed: RefObject<Element | null> }) {
  useLayoutEffect(() => {
    noticed.current = document.activeElement;
  }, [noticed]);
  return null;
}

/** The same content as part of a page, for an address that was loaded directly. */
export function DialogPage(props: { back: string; width?: keyof typeof widths; children: ReactNode }) {
  return (
    <Back value={props.back}>
      <section
        data-floating
        className={cn(
          'flex max-w-full flex-col overflow-hidden rounded-4 border bg-raised [--ring:var(--raised)]',
          widths[props.width ?? 'md'],
        )}
      >
        {props.children}
      </section>
    </Back>
  );
}

/** The head: the person (if any), the title, the text below it, and the close button. */
export function DialogHead(props: {
  title: ReactNode;
  /** Below the title: the person and their email, or a sentence. */
  children?: ReactNode;
  avatar?: ReactNode;
}) {
  const isPage = use(Back) !== null;
  return (
    <header className="flex flex-none items-start gap-3 px-6 pt-5 max-tablet:px-4 max-tablet:pt-2">
      {props.avatar}
      <div className="min-w-0 flex-1">
        {isPage ? (
          <h2 className="type-18 text-balance">{props.title}</h2>
        ) : (
          <Base.Title className="type-18 text-balance">{props.title}</Base.Title>
        )}
        {props.children &&
          (isPage ? (
            <div className="mt-0.5 text-ink-2">{props.children}</div>
          ) : (
            <Base.Description render={<div />} className="mt-0.5 text-ink-2">
              {props.children}
            </Base.Description>
          ))}
      </div>
      {!isPage && <Cross />}
    </header>
  );
}

function Cross() {
  const t = useTranslations('ui');
  return (
    <Base.Close
      render={<IconButton label={t('close')} icon={<X />} className="-mt-1 -mr-2 max-tablet:size-11" />}
    />
  );
}

/** The part that scrolls when the window is low. */
export function DialogBody({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      {...props}
      className={cn(
        'grid min-h-0 content-start gap-5 overflow-auto px-6 pt-4 pb-5 max-tablet:gap-4 max-tablet:px-4 max-tablet:pt-3 max-tablet:pb-4',
        className,
      )}
    />
  );
}

/** The footer: a note at the left, then Cancel, then the action. Buttons grow to 44 px on phones. */
export function DialogFoot({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <footer className="flex flex-none items-center gap-2 border-t bg-sunken px-6 py-3 max-tablet:flex-wrap max-tablet:px-4 max-tablet:pb-5 max-tablet:[&>button]:h-11 max-tablet:[&>a]:h-11 max-tablet:[&>a]:flex-1 max-tablet:[&>button]:flex-1">
      <div className="type-13 flex min-w-0 flex-1 items-center gap-2 text-ink-2 empty:max-tablet:hidden max-tablet:basis-full">
        {note}
      </div>
      {children}
    </footer>
  );
}

/** The edit dialog's two columns: the form, and a full-height panel at the right (What changes). */
export function DialogSplit({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_336px] max-tablet:block max-tablet:overflow-auto">
      <div className="flex min-h-0 flex-col">{children}</div>
      <aside className="flex min-h-0 flex-col overflow-auto border-l bg-sunken px-6 py-5 max-tablet:border-t max-tablet:border-l-0 max-tablet:p-4">
        {side}
      </aside>
    </div>
  );
}
