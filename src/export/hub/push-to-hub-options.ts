import { judgedBy } from '../../options/judged-by.ts';
import {
  callback,
  nonEmptyString,
  type OptionSchema,
  oneOf,
  optionOf,
  optionsSchema,
  trueOrFalse,
} from '../../options/option-schemas.ts';

/** Options of `pushToHub`. */
export interface PushToHubOptions {
  /** The dataset repository, as `owner/name`; made when it is not there. */
  readonly repo: string;
  /** An access token with the right to write, such as `process.env.HF_TOKEN`. */
  readonly token: string;
  /**
   * Whether a repository that is made here is private. One that is there stays as it is.
   *
   * @default true
   */
  readonly private?: boolean;
  /**
   * What happens to a card (`README.md`) in the repository that is not the one pushed from this folder before, since a person
   * wrote or edited it: nothing is pushed, it is replaced, or it is kept and the rest is pushed.
   *
   * @default 'refuse'
   */
  readonly editedCard?: 'refuse' | 'replace' | 'keep';
  /** Title of the commit. @default 'Update the dataset' */
  readonly message?: string;
  /** Address of the Hub. @default 'https://huggingface.co' */
  readonly hubUrl?: string;
  /** Makes the requests, such as through a proxy. @default fetch */
  readonly fetch?: typeof fetch;
}

/** Names the fault without showing the token. */
const token: OptionSchema = judgedBy((value) => {
  if (typeof value !== 'string' || value.trim() === '')
    return 'is missing; make an access token with the right to write in the settings of your account, and pass it, such as from HF_TOKEN';
  return /^hf_\S+$/u.test(value)
    ? null
    : 'is not an access token of the Hub: those begin with hf_ and hold no spaces';
});

export const pushToHubSchema: OptionSchema = optionsSchema<PushToHubOptions>({
  repo: optionOf((repo) => typeof repo === 'string' && /^\w[\w.-]*\/\w[\w.-]*$/u.test(repo), 'owner/name'),
  token,
  private: trueOrFalse.optional(),
  editedCard: oneOf(['refuse', 'replace', 'keep']).optional(),
  message: nonEmptyString.optional(),
  hubUrl: optionOf(
    (url) => typeof url === 'string' && URL.canParse(url) && /^https?:/iu.test(url),
    'an address of the web',
  ).optional(),
  fetch: callback.optional(),
});

/** What `pushToHub` did. */
export interface PushToHubResult {
  readonly repo: string;
  /** Where the dataset is to be seen. */
  readonly url: string;
  /** Whether the repository was made. */
  readonly created: boolean;
  /** Hash of the commit; null when nothing had changed. */
  readonly commit: string | null;
  /** Files of the commit. */
  readonly uploaded: readonly string[];
  /** Present when a card that a person edited was kept. */
  readonly keptCard?: true;
  /** Files that were there with the same bytes. */
  readonly unchanged: readonly string[];
  /** Parquet files of an earlier version that the dataset no longer has. */
  readonly deleted: readonly string[];
}
