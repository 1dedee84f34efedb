/** The look of an item of a menu. */
export const menuItemClass =
  'flex min-h-[30px] w-full cursor-pointer select-none items-center gap-2.5 rounded-2 px-2 text-left font-medium text-ink-2 outline-none data-disabled:cursor-default data-highlighted:bg-press data-disabled:text-ink-3 data-highlighted:text-ink max-tablet:min-h-11 [&>.lucide]:text-ink-3';

export const dangerItemClass = 'data-highlighted:bg-red-soft data-highlighted:text-red-ink';
