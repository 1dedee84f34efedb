/** The list has one opaque cursor in its address; the cursor contains its direction. */
export const onward = (cursor: string | null) => cursor && `after.${cursor}`;
export const back = (cursor: string | null) => cursor && `before.${cursor}`;
