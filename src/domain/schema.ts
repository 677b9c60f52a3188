import * as z from 'zod/mini';

// Before any schema is made: compiled validators need string evaluation, which an extension may not do.
z.config({ jitless: true });

export { z };

/**
 * Compiles only where the one type fits the other. A type and its schema are tied by two of these: what one of
 * them lacks would be written, and read back as damaged.
 */
export type Fits<One extends Other, Other> = One;
