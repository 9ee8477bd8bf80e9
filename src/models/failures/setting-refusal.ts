import { ProviderError } from '../../errors/index.ts';

/** A refusal that names a setting of the request, such as the response format: it meets every prompt alike. */
export class SettingRefusal extends ProviderError {}
