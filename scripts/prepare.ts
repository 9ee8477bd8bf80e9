/** Makes what is built rather than kept: npm runs this after it has installed the packages of the project. */
import { freshenPage } from './page-bundle.ts';

await freshenPage();
