/** Loaded before a code block: sends what goes to the local server that the pages name to the provider of the test. */
const replacement = process.env['LOCAL_SERVER_REPLACED_BY'] ?? '';
const original = globalThis.fetch;

globalThis.fetch = (input, options) =>
  original(
    typeof input === 'string' ? input.replace('http://localhost:8000/v1', replacement) : input,
    options,
  );
