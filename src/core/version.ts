/** Version of the library, as in its package.json; noted in each manifest. */
export const VERSION = '0.1.0';
