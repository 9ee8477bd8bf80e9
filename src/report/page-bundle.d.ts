/**
 * The page of a report as two texts. The module is made from `page/` by `npm run build`, and before tests: it is not
 * under version control.
 */

/** The script of a report, with the libraries it draws with: see THIRD-PARTY-NOTICES.md. */
export declare const PAGE_SCRIPT: string;

/** The style of a report. */
export declare const PAGE_STYLE: string;
