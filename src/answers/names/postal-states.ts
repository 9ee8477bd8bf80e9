import { pattern } from '../tokens/pattern.ts';

const names = `AL Alabama/AK Alaska/AZ Arizona/AR Arkansas/CA California/CO Colorado/CT Connecticut/DE Delaware/FL Florida/GA Georgia/HI Hawaii
ID Idaho/IL Illinois/IN Indiana/IA Iowa/KS Kansas/KY Kentucky/LA Louisiana/ME Maine/MD Maryland/MA Massachusetts/MI Michigan
MN Minnesota/MS Mississippi/MO Missouri/MT Montana/NE Nebraska/NV Nevada/NH New Hampshire/NJ New Jersey/NM New Mexico/NY New York
NC North Carolina/ND North Dakota/OH Ohio/OK Oklahoma/OR Oregon/PA Pennsylvania/RI Rhode Island/SC South Carolina/SD South Dakota
TN Tennessee/TX Texas/UT Utah/VT Vermont/VA Virginia/WA Washington/WV West Virginia/WI Wisconsin/WY Wyoming`;

const states: ReadonlyMap<string, string> = new Map(
  names.split(/[/\n]/u).map((entry) => [entry.slice(0, 2), entry.slice(3)] as const),
);

/** A town with its state written out: `Cambridge, Massachusetts` for `Cambridge, MA`. */
export function withStateName(text: string): string {
  return text.replace(pattern`(?<=^\p{Lu}[\p{L}. ]{2,24}, )[A-Z]{2}$`, (code) => states.get(code) ?? code);
}
