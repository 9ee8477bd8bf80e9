const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const fine = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumSignificantDigits: 2,
});

export function number(value: number): string {
  return whole.format(value);
}

/** Large numbers in short, such as 1.2M. */
export function shortNumber(value: number): string {
  return value < 10_000 ? whole.format(value) : compact.format(value);
}

export function percent(part: number, of: number): string {
  if (of === 0) return '–';
  const value = (part / of) * 100;
  const digits = value === 0 || value === 100 || value >= 10 ? 0 : 1;
  // What is not all must not read as all, nor nothing as something.
  if (part < of && value > 99) return `${(Math.floor(value * 10) / 10).toFixed(1)} %`;
  return `${value.toFixed(digits)} %`;
}

/** Dollars; a dash where a price is not known. */
export function dollars(value: number | null): string {
  if (value === null) return 'not known';
  return value > 0 && value < 0.1 ? fine.format(value) : cents.format(value);
}

export function duration(seconds: number): string {
  if (seconds <= 0) return '–';
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${Math.round(seconds % 60)} s`;
}

/** A code such as `verifier-rejected` as words. */
export function words(code: string): string {
  return code.replaceAll('-', ' ');
}

/** A count with its noun, which takes an s unless its plural is given. */
export function counted(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${number(count)} ${count === 1 ? noun : plural}`;
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** A moment as people write it, the same wherever the page is read. */
export function moment(iso: string): string {
  return `${date.format(new Date(iso))} UTC`;
}

/** Kappa to two digits. */
export function kappa(value: number): string {
  return value.toFixed(2).replace('-', '\u2212');
}
