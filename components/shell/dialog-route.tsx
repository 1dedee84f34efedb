'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type ComponentProps, createContext, type ReactNode, use, useState } from 'react';
import { Dialog, DialogContent, DialogPage } from '@/components/ui/dialog';
import { Page, PageBody, PageHead } from './page';

const Close = createContext<(() => void) | null>(null);

/** Closes the route: back to the page below it, or to the page it belongs to. */
export function useCloseRoute(): () => void {
  const close = use(Close);
  if (!close) throw new Error('Used outside a dialog route.');
  return close;
}

/**
 * A form or a question with an address. Opened by a link it is a dialog over the page, and Back closes it. Loaded
 * directly, or without script, it is a page. Refreshes of the page below leave its content unchanged.
 *
 * @param props `over` is the address of the dialog in the route that Next.js intercepts, and null in a page; `back` is the
 *   address of the page it belongs to
 */
export function DialogRoute(props: {
  over: string | null;
  back: { href: string; label: string };
  title: string;
  width?: ComponentProps<typeof DialogContent>['width'];
  children: ReactNode;
}) {
  const { over, back, title, width } = props;
  const router = useRouter();
  const [content] = useState(props.children);
  const [isOpen, setOpen] = useState(true);
  // Next.js keeps an intercepted route mounted after a link in it leads to another page, and mounts it again on the
  // way back to that page.
  const address = usePathname();

  function close() {
    if (over === null) return router.push(back.href);
    if (isOpen) router.back();
    setOpen(false);
  }

  if (over !== null) {
    return (
      <Close value={close}>
        <Dialog open={isOpen && address === over} onOpenChange={(next) => !next && close()}>
          <DialogContent width={width}>{content}</DialogContent>
        </Dialog>
      </Close>
    );
  }
  return (
    <Close value={close}>
      <Page>
        <PageHead title={title} trail={{ href: back.href, label: back.label }} />
        <PageBody>
          <DialogPage back={back.href} width={width}>
            {content}
          </DialogPage>
        </PageBody>
      </Page>
    </Close>
  );
}
