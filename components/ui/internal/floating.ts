import { lazyCode } from '../lazy-code';

/** The code of menus, popovers and select lists. One chunk, because most of it is the positioning they share. */
export const floating = lazyCode(async () => {
  const [menu, popover, select] = await Promise.all([
    import('./menu-parts'),
    import('./popover-parts'),
    import('./select-parts'),
  ]);
  return { ...menu, ...popover, ...select };
});
