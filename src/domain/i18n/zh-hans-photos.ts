/** Words of one part of the interface; see the name of the file. */
export const photosWords = {} as const;
