/** The list keeps one opaque cursor in its address; it says itself which way it leads. */
export const onward = (cursor: string | null) => cursor && `after.${cursor}`;
export const back = (cursor: string | null) => cursor && `before.${cursor}`;
