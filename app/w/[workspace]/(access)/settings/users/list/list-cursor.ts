/** The list has one opaque cursor in its address; the cursor contains its direction. */
export const cursorAfter = (cursor: string | null) => cursor && `after.${cursor}`;
export const cursorBefore = (cursor: string | null) => cursor && `before.${cursor}`;
