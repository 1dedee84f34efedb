/** Pictures of people are squares of this many pixels, made so in the browser. */
export const pictureSide = 256;
/** More than a photograph of that size takes, in any of the three formats. */
export const largestPicture = 160 * 1024;

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];
