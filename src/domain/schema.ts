import * as z from 'zod/mini';

// Before any schema is made: compiled validators need string evaluation, which an extension may not do.
z.config({ jitless: true });

export { z };
