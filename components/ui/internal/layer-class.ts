/** The look of what opens beside its button: a menu, a popover or a list. */
export const layerClass =
  'grow-from-anchor max-h-(--available-height) max-w-[calc(100vw-16px)] overflow-auto rounded-3 bg-raised shadow-float outline-none [--ring:var(--raised)]';
