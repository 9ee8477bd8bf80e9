/** Milliseconds that a try may take when its model's settings do not say. */
export const defaultTimeoutMs = 900_000;
