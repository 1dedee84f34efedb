import { lazyCode } from './lazy-code';

/** Menus, popovers and lists of choice: one piece of code, since most of it keeps a layer in its place. */
export const floating = lazyCode(async () => {
  const [menu, popover, select] = await Promise.all([
    import('./menu-parts'),
    import('./popover-parts'),
    import('./select-parts'),
  ]);
  return { ...menu, ...popover, ...select };
});
