/** The width and height of people's pictures in pixels; the browser crops them. */
export const pictureSide = 256;
/** In bytes; more than a photograph of that size needs, in any of the three formats. */
export const largestPicture = 160 * 1024;

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];
