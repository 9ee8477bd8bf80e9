import * as ai from 'ai';

/**
 * The major of the installed `ai`. A namespace import, because a named import of what one major lacks would not
 * even link there.
 */
export const aiMajor: 6 | 7 = 'registerTelemetry' in ai ? 7 : 6;
