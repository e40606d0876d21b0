/** Words of one part of the interface; see the name of the file. */
export const boardWords = {} as const;
