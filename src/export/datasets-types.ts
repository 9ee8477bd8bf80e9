/** The names of column types in `datasets`. */
export const datasetsTypes = {
  string: 'string',
  json: 'string',
  boolean: 'bool',
  integer: 'int64',
  number: 'float64',
} as const;
